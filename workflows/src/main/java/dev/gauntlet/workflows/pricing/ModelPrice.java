package dev.gauntlet.workflows.pricing;

import org.jspecify.annotations.Nullable;

/**
 * What a model costs, in micro-USD per million tokens (the same number as picodollars a token).
 *
 * @param input a million tokens read
 * @param cachedInput a million tokens read that the provider had cached
 * @param output a million tokens written, reasoning included
 * @param longPrompt what is billed instead once a prompt is long, or null when length does not
 *     matter
 */
public record ModelPrice(
    long input, long cachedInput, long output, @Nullable LongPrompt longPrompt) {

  private static final long MILLION = 1_000_000;

  /** A price of zero that is known, which is not the same as a price that is unknown. */
  public static final ModelPrice FREE = new ModelPrice(0, 0, 0);

  /** Rejects negative prices. */
  public ModelPrice {
    requireNotNegative("input", input);
    requireNotNegative("cachedInput", cachedInput);
    requireNotNegative("output", output);
  }

  /** A price that does not depend on the length of the prompt. */
  public ModelPrice(long input, long cachedInput, long output) {
    this(input, cachedInput, output, null);
  }

  /**
   * What a call costs. The sum is rounded up once to a whole micro-USD, so the cost of a call is
   * never understated and overstated by less than one micro-USD.
   *
   * @param inputTokens tokens read, cached ones included
   * @param cachedInputTokens the part of them that was cached; more than {@code inputTokens} counts
   *     as all of them
   * @param outputTokens tokens written, reasoning included
   * @return micro-USD
   * @throws ArithmeticException when the cost is beyond some nine million USD
   */
  public long costMicros(long inputTokens, long cachedInputTokens, long outputTokens) {
    requireNotNegative("inputTokens", inputTokens);
    requireNotNegative("cachedInputTokens", cachedInputTokens);
    requireNotNegative("outputTokens", outputTokens);
    long cached = Math.min(cachedInputTokens, inputTokens);
    ModelPrice rate = rateFor(inputTokens);
    long picos = Math.multiplyExact(inputTokens - cached, rate.input);
    picos = Math.addExact(picos, Math.multiplyExact(cached, rate.cachedInput));
    picos = Math.addExact(picos, Math.multiplyExact(outputTokens, rate.output));
    return Math.ceilDiv(picos, MILLION);
  }

  /**
   * The most that a call can cost before it is made: nothing of the prompt is cached and the answer
   * takes all it may.
   *
   * @param inputTokens tokens of the prompt
   * @param maxTokens the longest answer
   * @return micro-USD, rounded up
   */
  public long worstCaseMicros(long inputTokens, long maxTokens) {
    return costMicros(inputTokens, 0, maxTokens);
  }

  private ModelPrice rateFor(long inputTokens) {
    if (longPrompt == null || inputTokens <= longPrompt.aboveTokens) {
      return this;
    }
    return new ModelPrice(longPrompt.input, longPrompt.cachedInput, longPrompt.output);
  }

  private static void requireNotNegative(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(what + " must not be negative, but is " + value);
    }
  }

  /**
   * The price of the whole call once its prompt is longer than a threshold.
   *
   * @param aboveTokens the longest prompt that is still billed at the usual price
   * @param input as in {@link ModelPrice}
   * @param cachedInput as in {@link ModelPrice}
   * @param output as in {@link ModelPrice}
   */
  public record LongPrompt(long aboveTokens, long input, long cachedInput, long output) {

    /** Rejects negative numbers. */
    public LongPrompt {
      requireNotNegative("aboveTokens", aboveTokens);
      requireNotNegative("input", input);
      requireNotNegative("cachedInput", cachedInput);
      requireNotNegative("output", output);
    }
  }
}
