/** Judging: criteria that a model decides on and criteria that need none. */
@NullMarked
package dev.gauntlet.activities.judge;

import org.jspecify.annotations.NullMarked;
