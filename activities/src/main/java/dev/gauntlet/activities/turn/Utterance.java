package dev.gauntlet.activities.turn;

import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.storage.battle.NewMessage;
import dev.gauntlet.storage.journal.Answer;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;

/**
 * What an answer means as a message.
 *
 * @param key the call it answers
 * @param answer the answer
 * @param text what is said, without the sign for leaving
 * @param leaves whether the opponent walks away with it
 */
record Utterance(CallKey key, Answer answer, String text, boolean leaves) {

  /** Only an opponent that may leave is read for the sign; in anyone else's mouth it is text. */
  static Utterance of(CallKey key, Answer answer, boolean mayLeave) {
    String text = answer.response();
    boolean signed =
        mayLeave && key.purpose() == CallPurpose.OPPONENT && text.contains(Scene.LEAVE);
    return new Utterance(
        key, answer, signed ? text.replace(Scene.LEAVE, "").strip() : text.strip(), signed);
  }

  /**
   * Whether the model said nothing without a reason: not because it declined, a filter held the
   * answer back, or the opponent left without a word.
   */
  boolean isNothing() {
    boolean usual = answer.finish().equals("stop") || answer.finish().equals("length");
    return text.isEmpty() && usual && !leaves;
  }

  NewMessage message(String provider) {
    return new NewMessage(
        key.battleId(),
        key.seq(),
        NewMessage.Author.MODEL,
        text,
        leaves,
        new NewMessage.Origin(
            provider,
            answer.answeredBy(),
            answer.finish(),
            answer.tokensIn(),
            answer.tokensOut(),
            answer.costMicros(),
            answer.latencyMs()));
  }
}
