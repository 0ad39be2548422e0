/** What the database knows, for those who look at graphs. */
@NullMarked
package dev.gauntlet.worker.metrics;

import org.jspecify.annotations.NullMarked;
