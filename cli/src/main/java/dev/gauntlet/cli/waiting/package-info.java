/** How a command waits: for what it follows, for a server that is away, and for Ctrl-C. */
@NullMarked
package dev.gauntlet.cli.waiting;

import org.jspecify.annotations.NullMarked;
