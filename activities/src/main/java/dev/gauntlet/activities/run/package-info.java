/** The steps of runs: writing down their life, reaching many battles, aggregating. */
@NullMarked
package dev.gauntlet.activities.run;

import org.jspecify.annotations.NullMarked;
