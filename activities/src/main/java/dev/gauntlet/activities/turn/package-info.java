/** The messages that models say: the agent's and the simulated user's. */
@NullMarked
package dev.gauntlet.activities.turn;

import org.jspecify.annotations.NullMarked;
