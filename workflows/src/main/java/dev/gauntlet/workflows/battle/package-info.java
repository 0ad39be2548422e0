/** A battle: one conversation of the agent under test with an opponent, watched by a judge. */
@NullMarked
package dev.gauntlet.workflows.battle;

import org.jspecify.annotations.NullMarked;
