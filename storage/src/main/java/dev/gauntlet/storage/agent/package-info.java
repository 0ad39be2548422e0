/** Stored agents and prompt templates, in versions that never change. */
@NullMarked
package dev.gauntlet.storage.agent;

import org.jspecify.annotations.NullMarked;
