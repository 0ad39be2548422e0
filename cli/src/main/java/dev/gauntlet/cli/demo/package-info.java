/** {@code gauntlet demo}: one battle, told as it is played. */
@NullMarked
package dev.gauntlet.cli.demo;

import org.jspecify.annotations.NullMarked;
