/** Lets a shell complete the commands and their options. */
@NullMarked
package dev.gauntlet.cli.completion;

import org.jspecify.annotations.NullMarked;
