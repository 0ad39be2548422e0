package dev.gauntlet.storage.battle;

import org.jspecify.annotations.Nullable;

/**
 * A message to be stored.
 *
 * @param battleId the battle
 * @param seq its place, from 1; odd ones are the opponent's
 * @param author who wrote it
 * @param content what is said
 * @param leaves whether the opponent walks away with it
 * @param origin the call that it was bought with, or null
 */
public record NewMessage(
    String battleId,
    int seq,
    Author author,
    String content,
    boolean leaves,
    @Nullable Origin origin) {

  /** Who wrote a message. */
  public enum Author {
    /** A model. */
    MODEL("model"),
    /** A person. */
    HUMAN("human"),
    /** A fixed line. */
    SCRIPT("script");

    private final String word;

    Author(String word) {
      this.word = word;
    }

    /** The word the API and the database use. */
    public String word() {
      return word;
    }
  }

  /**
   * The call that a message was bought with.
   *
   * @param provider the provider's configured name
   * @param model the model that answered
   * @param finish why the answer ended
   * @param tokensIn tokens read
   * @param tokensOut tokens written
   * @param costMicros micro-USD, or null without a price
   * @param latencyMs milliseconds from request to the answer's last byte
   */
  public record Origin(
      String provider,
      String model,
      String finish,
      int tokensIn,
      int tokensOut,
      @Nullable Long costMicros,
      long latencyMs) {}

  /** The role that speaks at this place. */
  public String role() {
    return seq % 2 == 1 ? "user" : "assistant";
  }
}
