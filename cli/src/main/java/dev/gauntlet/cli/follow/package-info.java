/** Follows a run to its end: on a terminal, in a log, or as lines of JSON. */
@NullMarked
package dev.gauntlet.cli.follow;

import org.jspecify.annotations.NullMarked;
