/** Hosts workflows and activities on a Temporal server. */
@NullMarked
package dev.gauntlet.worker.temporal;

import org.jspecify.annotations.NullMarked;
