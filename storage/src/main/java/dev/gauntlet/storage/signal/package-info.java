/** Processes wake one another through PostgreSQL's LISTEN and NOTIFY, with polling as the net. */
@NullMarked
package dev.gauntlet.storage.signal;

import org.jspecify.annotations.NullMarked;
