/** Runs over REST: start, status, lists, intents. */
@NullMarked
package dev.gauntlet.web.scale;

import org.jspecify.annotations.NullMarked;
