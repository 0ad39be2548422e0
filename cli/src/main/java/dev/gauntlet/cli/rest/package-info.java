/** What the terminal reads and writes over the REST contract, and the client that does it. */
@NullMarked
package dev.gauntlet.cli.rest;

import org.jspecify.annotations.NullMarked;
