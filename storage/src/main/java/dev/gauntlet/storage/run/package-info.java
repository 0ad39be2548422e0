/** Runs: admission, intents, life and end, and their counts. */
@NullMarked
package dev.gauntlet.storage.run;

import org.jspecify.annotations.NullMarked;
