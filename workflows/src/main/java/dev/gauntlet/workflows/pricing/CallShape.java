package dev.gauntlet.workflows.pricing;

/**
 * What all of a battle's calls for a purpose have in common, whatever is said in the battle: for
 * those who send them, and for those who reckon what they will cost.
 *
 * @param frameLetters what our own instructions take, in ASCII characters, at most
 * @param maxTokens the longest answer
 */
public record CallShape(int frameLetters, int maxTokens) {

  /** A simulated user's message: a few sentences, however long the agent may talk. */
  public static final CallShape OPPONENT = new CallShape(1_050, 400);

  /** A judgement. */
  public static final CallShape JUDGE = new CallShape(1_300, 1_024);
}
