package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.FailureType;
import org.jspecify.annotations.Nullable;

/**
 * How a battle ended, as its row says.
 *
 * @param conversationId the battle
 * @param reason why it ended
 * @param failure what failed, for {@link EndedReason#ERROR}
 * @param sentence our own words about it, or why somebody cancelled
 * @param messageCount the messages that were said
 */
public record BattleResult(
    String conversationId,
    EndedReason reason,
    @Nullable FailureType failure,
    @Nullable String sentence,
    int messageCount) {}
