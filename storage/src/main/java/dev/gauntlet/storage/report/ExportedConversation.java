package dev.gauntlet.storage.report;

import dev.gauntlet.storage.battle.BattleError;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.StoredMessage;
import dev.gauntlet.workflows.Usage;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One battle of a run with everything that was said.
 *
 * @param conversationId the battle
 * @param runId its run
 * @param index its place in the run, from 0
 * @param scenario its scenario, or null
 * @param seed what its chance was derived from
 * @param state the last recorded state
 * @param endedReason why it ended, or null
 * @param error what failed, or null
 * @param goal what the opponent wanted
 * @param agent the model under test, as it was ordered
 * @param startedAt when the first step was taken, or null
 * @param endedAt when it ended, or null
 * @param erasedAt when what was asked and said was erased, or null
 * @param usage what it used so far, by the journal
 * @param messages everything that was said, in order, with the judgements
 */
public record ExportedConversation(
    String conversationId,
    String runId,
    int index,
    @Nullable String scenario,
    long seed,
    BattleState state,
    @Nullable EndedReason endedReason,
    @Nullable BattleError error,
    String goal,
    ModelChoice agent,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant erasedAt,
    Usage usage,
    List<StoredMessage> messages) {

  /** Copies the messages. */
  public ExportedConversation {
    messages = List.copyOf(messages);
  }
}
