package dev.gauntlet.storage.battle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an event reports. The components are the event's data in the API. */
public sealed interface Happening {

  /** The message it is about, or null. */
  default @Nullable Integer about() {
    return null;
  }

  /** The word of the event's type. */
  @JsonIgnore
  default String type() {
    return switch (this) {
      case Started started -> "started";
      case Message message -> "message";
      case Judgement judgement -> "judgement";
      case BackingOff backingOff -> "backing_off";
      case FellBack fellBack -> "fallback";
      case Paused paused -> "paused";
      case Resumed resumed -> "resumed";
      case WorkerLost lost -> "worker_lost";
      case Retried retried -> "retried";
      case Ended ended -> "ended";
    };
  }

  /** The first step was taken. */
  record Started() implements Happening {}

  /**
   * A message was stored.
   *
   * @param seq which
   * @param role {@code user} or {@code assistant}
   * @param author {@code model}, {@code human} or {@code script}
   */
  record Message(@JsonIgnore int seq, String role, String author) implements Happening {
    @Override
    public Integer about() {
      return seq;
    }
  }

  /**
   * A verdict was stored.
   *
   * @param seq the message it is about
   * @param verdict the verdict's word
   */
  record Judgement(@JsonIgnore int seq, String verdict) implements Happening {
    @Override
    public Integer about() {
      return seq;
    }
  }

  /**
   * A request failed and is sent again later.
   *
   * @param seq the message it is about
   * @param purpose what it is bought for
   * @param failure what kind of failure it was
   * @param reason our own words about it
   * @param attempt how many requests have been sent for it
   * @param retryAt when the next one is due
   */
  record BackingOff(
      @JsonIgnore int seq,
      String purpose,
      String failure,
      String reason,
      int attempt,
      Instant retryAt)
      implements Happening {
    @Override
    public Integer about() {
      return seq;
    }
  }

  /**
   * A provider is out, and the next one of the chain is asked from now on.
   *
   * @param seq the message it is about
   * @param purpose whose chain it is
   * @param from who was asked
   * @param to who is asked from now on
   * @param failure what kind of failure it was
   * @param reason our own words about it
   */
  record FellBack(
      @JsonIgnore int seq,
      String purpose,
      ModelChoice from,
      ModelChoice to,
      String failure,
      String reason)
      implements Happening {
    @Override
    public Integer about() {
      return seq;
    }
  }

  /**
   * The battle stands still.
   *
   * @param by who wanted it
   * @param reason why
   */
  record Paused(String by, @Nullable String reason) implements Happening {}

  /**
   * The battle goes on.
   *
   * @param by who wanted it
   * @param reason why
   */
  record Resumed(String by, @Nullable String reason) implements Happening {}

  /**
   * The process that played the battle was lost; another one goes on.
   *
   * @param seq the last message that was stored, 0 for none
   */
  record WorkerLost(@JsonIgnore int seq) implements Happening {
    @Override
    public Integer about() {
      return seq;
    }
  }

  /**
   * The battle goes on after it had failed: its end is undone.
   *
   * @param by who wanted it
   * @param reason why
   */
  record Retried(String by, @Nullable String reason) implements Happening {}

  /**
   * The battle ended.
   *
   * @param endedReason the reason's word
   * @param error what failed, or null
   * @param by who cancelled it, or null
   * @param detail which budget or time was spent, or null
   */
  record Ended(
      String endedReason, @Nullable BattleError error, @Nullable String by, @Nullable String detail)
      implements Happening {}
}
