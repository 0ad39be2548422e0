/** The report of a run and the comparison of two, as text and as files. */
@NullMarked
package dev.gauntlet.cli.report;

import org.jspecify.annotations.NullMarked;
