package dev.gauntlet.cli.rest;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a battle stands.
 *
 * @param state such as {@code running} or {@code completed}
 * @param endedReason why it ended; null while it goes on
 * @param error what went wrong; null when nothing did
 * @param progress how far it is
 * @param usage what it has used
 */
public record BattleStatus(
    String state,
    @Nullable String endedReason,
    @Nullable Failure error,
    @Nullable Progress progress,
    @Nullable Usage usage) {

  /**
   * What went wrong.
   *
   * @param type the kind of failure
   * @param message the server's sentence
   */
  public record Failure(@Nullable String type, @Nullable String message) {}

  /**
   * How far the battle is.
   *
   * @param messageCount how many messages it has
   */
  public record Progress(int messageCount) {}

  /**
   * What all of its calls have used.
   *
   * @param tokensIn tokens sent
   * @param tokensOut tokens received
   * @param costUsd what they cost in USD; null when it is not known
   * @param estimated whether tokens and cost were counted by us and not by the provider
   */
  public record Usage(
      long tokensIn, long tokensOut, @Nullable BigDecimal costUsd, boolean estimated) {

    /** What the calls cost in USD, when it is known. */
    public Optional<BigDecimal> cost() {
      return Optional.ofNullable(costUsd);
    }
  }
}
