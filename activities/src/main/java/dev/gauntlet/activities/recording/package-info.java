/** The steps of a battle that need no request. */
@NullMarked
package dev.gauntlet.activities.recording;

import org.jspecify.annotations.NullMarked;
