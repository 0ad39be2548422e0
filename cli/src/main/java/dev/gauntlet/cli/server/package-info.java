/** Where the server is that a command talks to. */
@NullMarked
package dev.gauntlet.cli.server;

import org.jspecify.annotations.NullMarked;
