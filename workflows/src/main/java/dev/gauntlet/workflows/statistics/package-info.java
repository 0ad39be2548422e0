/** What counts of battles say and how sure they are: pure functions, the same on every machine. */
@NullMarked
package dev.gauntlet.workflows.statistics;

import org.jspecify.annotations.NullMarked;
