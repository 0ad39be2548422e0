/** Measures what runs take on this machine. */
@NullMarked
package dev.gauntlet.standalone.bench;

import org.jspecify.annotations.NullMarked;
