/** What a run amounts to: computed in SQL, kept once the run has ended. */
@NullMarked
package dev.gauntlet.storage.report;

import org.jspecify.annotations.NullMarked;
