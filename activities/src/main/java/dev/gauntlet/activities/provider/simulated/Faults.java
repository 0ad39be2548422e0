package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.FailureType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which attempt of a call fails, and how. The contract has no attempt in its key, so this process
 * counts them; only calls that still have a fault to come are kept.
 */
final class Faults {
  private static final int MOST = 3;

  private final SimulatedSettings settings;
  private final Map<CallKey, Integer> met = new ConcurrentHashMap<>();

  Faults(SimulatedSettings settings) {
    this.settings = settings;
  }

  /** The fault that this attempt meets; the next attempt of the call meets the next one. */
  Optional<FailureType> next(CallKey key, Chance call) {
    int before = met.getOrDefault(key, 0);
    Optional<FailureType> fault = before < MOST ? fault(before, call) : Optional.empty();
    if (fault.isPresent()) {
      met.put(key, before + 1);
    } else {
      met.remove(key);
    }
    return fault;
  }

  private Optional<FailureType> fault(int before, Chance call) {
    Chance attempt = call.of("attempt " + before);
    if (attempt.happens("rate limited", settings.rateLimited())) {
      return Optional.of(FailureType.RATE_LIMITED);
    }
    if (attempt.happens("unavailable", settings.unavailable())) {
      return Optional.of(FailureType.UNAVAILABLE);
    }
    return Optional.empty();
  }
}
