package dev.gauntlet.web.battle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.gauntlet.storage.battle.BattleError;
import dev.gauntlet.storage.battle.UnusualAnswers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a battle stands, in the API's words. */
public record StatusView(
    String jobId,
    String conversationId,
    @Nullable String runId,
    String state,
    Progress progress,
    @Nullable String endedReason,
    @Nullable String endedBy,
    @Nullable String endedDetail,
    @Nullable BattleError error,
    UsageView usage,
    UnusualAnswers unusualAnswers,
    @Nullable LastJudgement lastJudgement,
    ActivityView activity,
    Instant updatedAt,
    @Nullable Instant erasedAt,
    String source,
    Links links) {

  /** Whether nothing will change any more, unless somebody has it played again. */
  @JsonIgnore
  public boolean isOver() {
    return endedReason != null;
  }

  /** How far it is. */
  public record Progress(
      int step, int total, int messageCount, int percent, @Nullable Instant lastMessageAt) {
    static Progress of(int messages, int limit, boolean ended, @Nullable Instant lastMessageAt) {
      return new Progress(
          messages, limit, messages, ended ? 100 : 100 * messages / limit, lastMessageAt);
    }
  }

  /** The latest verdict, and on which message. */
  public record LastJudgement(int seq, String verdict) {}

  /**
   * What a battle is doing right now: the answer to "is it stuck?".
   *
   * @param kind generating, judging, backing_off, queued_behind_limit, paused or none
   * @param since since when, or null
   * @param attempt which attempt of the step, from 1, or null
   * @param retryAt when the next request is due, or null
   * @param reason why, in a sentence, or null
   */
  public record ActivityView(
      String kind,
      @Nullable Instant since,
      @Nullable Integer attempt,
      @Nullable Instant retryAt,
      @Nullable String reason) {

    static final ActivityView NONE = new ActivityView("none", null, null, null, null);
  }
}
