package dev.gauntlet.storage.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.gauntlet.storage.battle.BattleSpec.JudgeSpec;
import dev.gauntlet.storage.battle.OpponentSpec;
import org.jspecify.annotations.Nullable;

/**
 * What is played whoever the agent is: a battle's spec, a scenario's overrides applied, without the
 * agent and the limits of one battle's money and time.
 *
 * @param goal what the opponent wants
 * @param userMessage the opponent's opening line, or null
 * @param messageLimit the most messages
 * @param opponent who talks to the agent
 * @param judge who decides whether the goal is reached
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Game(
    String goal,
    @Nullable String userMessage,
    int messageLimit,
    OpponentSpec opponent,
    JudgeSpec judge) {}
