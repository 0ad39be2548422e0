package dev.gauntlet.storage.battle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that was said, with its judgement.
 *
 * @param seq its place, from 1
 * @param role {@code user} or {@code assistant}
 * @param author {@code model}, {@code human} or {@code script}
 * @param content what was said
 * @param provider the provider it was bought from, or null
 * @param model the model that said it, or null
 * @param finish why the answer ended, or null
 * @param tokensIn tokens read, or null
 * @param tokensOut tokens written, or null
 * @param costMicros micro-USD, or null
 * @param latencyMs milliseconds to the answer, or null
 * @param createdAt when it was stored
 * @param judgement the verdict on it, or null
 */
public record StoredMessage(
    int seq,
    String role,
    String author,
    String content,
    @Nullable String provider,
    @Nullable String model,
    @Nullable String finish,
    @Nullable Integer tokensIn,
    @Nullable Integer tokensOut,
    @Nullable Long costMicros,
    @Nullable Integer latencyMs,
    Instant createdAt,
    @Nullable StoredJudgement judgement) {

  /**
   * A verdict.
   *
   * @param verdict its word
   * @param rationale why
   * @param criteria what was decided on each criterion
   * @param provider the judge's provider, or null when no model was asked
   * @param model the judge's model, or null
   */
  public record StoredJudgement(
      String verdict,
      String rationale,
      List<CriterionResult> criteria,
      @Nullable String provider,
      @Nullable String model) {}
}
