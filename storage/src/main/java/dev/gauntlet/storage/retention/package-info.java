/** Retention: what has been kept for long enough is removed, a part at a time. */
@NullMarked
package dev.gauntlet.storage.retention;

import org.jspecify.annotations.NullMarked;
