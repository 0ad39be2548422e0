package dev.gauntlet.storage.estimate;

import dev.gauntlet.workflows.CallPurpose;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What battles took that were played to their end.
 *
 * @param battles how many were looked at, at least 1
 * @param exchanges the median of their exchanges
 * @param tokensOut the median tokens of an answer, by what it was bought for; purposes for which
 *     nothing was bought are left out
 */
public record Past(int battles, double exchanges, Map<CallPurpose, Double> tokensOut) {

  /** Copies the medians. */
  public Past {
    tokensOut = Map.copyOf(tokensOut);
  }

  /** The median tokens of an answer. */
  public OptionalDouble answer(CallPurpose purpose) {
    Double tokens = tokensOut.get(purpose);
    return tokens == null ? OptionalDouble.empty() : OptionalDouble.of(tokens);
  }
}
