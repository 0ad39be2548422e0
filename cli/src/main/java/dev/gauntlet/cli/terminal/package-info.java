/** Text that fits a terminal and cannot take it over. */
@NullMarked
package dev.gauntlet.cli.terminal;

import org.jspecify.annotations.NullMarked;
