/** Runs of many battles: a window of child battles, in partitions where there are many. */
@NullMarked
package dev.gauntlet.workflows.scale;

import org.jspecify.annotations.NullMarked;
