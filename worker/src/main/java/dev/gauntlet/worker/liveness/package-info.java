/** Says that this worker lives and what it can play, and hears of cancelled battles. */
@NullMarked
package dev.gauntlet.worker.liveness;

import org.jspecify.annotations.NullMarked;
