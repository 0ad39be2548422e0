/** Commands about runs that a server has: lists them, and says where they stand or should go. */
@NullMarked
package dev.gauntlet.cli.control;

import org.jspecify.annotations.NullMarked;
