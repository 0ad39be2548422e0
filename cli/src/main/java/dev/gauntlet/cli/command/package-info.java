/** What the commands that talk to a server have in common. */
@NullMarked
package dev.gauntlet.cli.command;

import org.jspecify.annotations.NullMarked;
