package dev.gauntlet.cli.rest;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that happened in a battle; its position orders it among all others of the battle. */
public sealed interface BattleEvent {
  /** Its place in the battle's order, and the cursor that asks for what follows it. */
  long position();

  /** The battle began. */
  record Started(long position) implements BattleEvent {}

  /**
   * A message is there to be read.
   *
   * @param seq which one
   */
  record Spoken(long position, int seq) implements BattleEvent {}

  /**
   * The judge looked at an agent message.
   *
   * @param seq which one
   * @param verdict {@code reached}, {@code not_yet} or {@code unparsable}
   */
  record Judged(long position, int seq, String verdict) implements BattleEvent {}

  /**
   * A call failed and is made again later.
   *
   * @param type the kind of failure
   * @param reason the server's sentence
   * @param attempt which attempt it was; 0 when not said
   * @param retryAt when the next one is due; null when not said
   */
  record BackingOff(
      long position, String type, String reason, int attempt, @Nullable Instant retryAt)
      implements BattleEvent {}

  /**
   * The battle goes on with another provider.
   *
   * @param to provider and model it goes on with; may be empty
   * @param reason why; may be empty
   */
  record FellBack(long position, String to, String reason) implements BattleEvent {}

  /**
   * Somebody halted the battle.
   *
   * @param by who; may be empty
   * @param reason why; may be empty
   */
  record Paused(long position, String by, String reason) implements BattleEvent {}

  /**
   * Somebody let it go on.
   *
   * @param by who; may be empty
   * @param reason why; may be empty
   */
  record Resumed(long position, String by, String reason) implements BattleEvent {}

  /**
   * The worker that played the battle was lost, and another took over.
   *
   * @param seq the message it goes on at; 0 when not said
   */
  record WorkerLost(long position, int seq) implements BattleEvent {}

  /**
   * The battle is over.
   *
   * @param endedReason why
   * @param error what went wrong, when something did
   * @param detail which budget or time was spent; may be empty
   */
  record Ended(
      long position, String endedReason, Optional<BattleStatus.Failure> error, String detail)
      implements BattleEvent {}

  /** Something this client does not know yet. */
  record Other(long position, String type) implements BattleEvent {}
}
