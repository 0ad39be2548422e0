package dev.gauntlet.workflows.battle;

import org.jspecify.annotations.Nullable;

/**
 * What the first step of a battle reads from its row: the rules, and how far it is.
 *
 * @param ended the end, when the row has one already; then nothing is to be played
 * @param rules what holds for the whole battle
 * @param standing how far the conversation is, also after a restart
 */
public record BattlePlan(@Nullable BattleResult ended, BattleRules rules, Standing standing) {}
