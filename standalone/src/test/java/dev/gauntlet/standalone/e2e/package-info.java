/** The whole product as a user has it: a process of its own, spoken to over HTTP. */
@NullMarked
package dev.gauntlet.standalone.e2e;

import org.jspecify.annotations.NullMarked;
