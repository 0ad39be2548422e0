package dev.gauntlet.web.battle;

import dev.gauntlet.storage.battle.CriterionResult;
import dev.gauntlet.storage.battle.StoredMessage;
import dev.gauntlet.storage.battle.StoredMessage.StoredJudgement;
import dev.gauntlet.web.body.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message, in the API's words. */
public record MessageView(
    int seq,
    String role,
    String author,
    String content,
    @Nullable String provider,
    @Nullable String model,
    @Nullable String finish,
    @Nullable Integer tokensIn,
    @Nullable Integer tokensOut,
    @Nullable BigDecimal costUsd,
    @Nullable Integer latencyMs,
    Instant createdAt,
    @Nullable JudgementView judgement) {

  /** What the judge said after a message. */
  public record JudgementView(
      String verdict,
      String rationale,
      List<CriterionResult> criteria,
      @Nullable String provider,
      @Nullable String model) {

    static @Nullable JudgementView of(@Nullable StoredJudgement judgement) {
      return judgement == null
          ? null
          : new JudgementView(
              judgement.verdict(),
              judgement.rationale(),
              judgement.criteria(),
              judgement.provider(),
              judgement.model());
    }
  }

  /** A message as it is stored. */
  public static MessageView of(StoredMessage message) {
    return new MessageView(
        message.seq(),
        message.role(),
        message.author(),
        message.content(),
        message.provider(),
        message.model(),
        message.finish(),
        message.tokensIn(),
        message.tokensOut(),
        Usd.of(message.costMicros()),
        message.latencyMs(),
        message.createdAt(),
        JudgementView.of(message.judgement()));
  }

  /** The same, before it was judged. */
  public MessageView withoutJudgement() {
    return new MessageView(
        seq, role, author, content, provider, model, finish, tokensIn, tokensOut, costUsd,
        latencyMs, createdAt, null);
  }
}
