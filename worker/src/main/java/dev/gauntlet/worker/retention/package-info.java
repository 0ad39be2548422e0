/** Removes what has been kept for as long as it is configured. */
@NullMarked
package dev.gauntlet.worker.retention;

import org.jspecify.annotations.NullMarked;
