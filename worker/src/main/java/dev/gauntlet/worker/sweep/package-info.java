/** Delivers to Temporal what was accepted and has not arrived there. */
@NullMarked
package dev.gauntlet.worker.sweep;

import org.jspecify.annotations.NullMarked;
