package dev.gauntlet.web.report;

import dev.gauntlet.storage.battle.BattleError;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.report.ExportedConversation;
import dev.gauntlet.web.battle.MessageView;
import dev.gauntlet.web.battle.UsageView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation in an export, in the API's words. */
record ConversationView(
    String conversationId,
    String runId,
    int runIndex,
    @Nullable String scenario,
    long seed,
    String state,
    @Nullable String endedReason,
    @Nullable BattleError error,
    String goal,
    ModelChoice agent,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant erasedAt,
    UsageView usage,
    List<MessageView> messages) {

  static ConversationView of(ExportedConversation conversation) {
    return new ConversationView(
        conversation.conversationId(),
        conversation.runId(),
        conversation.index(),
        conversation.scenario(),
        conversation.seed(),
        conversation.state().word(),
        conversation.endedReason() == null ? null : conversation.endedReason().word(),
        conversation.error(),
        conversation.goal(),
        conversation.agent(),
        conversation.startedAt(),
        conversation.endedAt(),
        conversation.erasedAt(),
        UsageView.of(conversation.usage()),
        conversation.messages().stream().map(MessageView::of).toList());
  }
}
