/** Stored agents and prompt templates over REST. */
@NullMarked
package dev.gauntlet.web.agent;

import org.jspecify.annotations.NullMarked;
