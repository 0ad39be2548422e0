/** The process that plays battles. */
@NullMarked
package dev.gauntlet.worker;

import org.jspecify.annotations.NullMarked;
