/** The {@code gauntlet} command. */
@NullMarked
package dev.gauntlet.standalone;

import org.jspecify.annotations.NullMarked;
