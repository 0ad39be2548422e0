/** Starts a run from a file, from options, or from both. */
@NullMarked
package dev.gauntlet.cli.run;

import org.jspecify.annotations.NullMarked;
