/** Jobs that are open: battles that stand alone, and runs. */
@NullMarked
package dev.gauntlet.storage.job;

import org.jspecify.annotations.NullMarked;
