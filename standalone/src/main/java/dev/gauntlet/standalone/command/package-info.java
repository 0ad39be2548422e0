/** Commands that start a server. */
@NullMarked
package dev.gauntlet.standalone.command;

import org.jspecify.annotations.NullMarked;
