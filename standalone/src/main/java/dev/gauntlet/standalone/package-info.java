/** The one command, and the process with everything behind it. */
@NullMarked
package dev.gauntlet.standalone;

import org.jspecify.annotations.NullMarked;
