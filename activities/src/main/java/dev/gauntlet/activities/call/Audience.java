package dev.gauntlet.activities.call;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The battles that are watched live, as those who serve the watchers say again and again. */
public final class Audience {
  private static final Duration LASTS = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final Map<String, Long> until = new ConcurrentHashMap<>();

  /** Nobody yet, by this clock. */
  public Audience(InstantSource clock) {
    this.clock = clock;
  }

  /** These are watched for the next 30 seconds. */
  public void watches(Collection<String> battleIds) {
    long now = clock.millis();
    until.values().removeIf(end -> end < now);
    battleIds.forEach(id -> until.put(id, now + LASTS.toMillis()));
  }

  boolean isThere(String battleId) {
    return until.getOrDefault(battleId, 0L) >= clock.millis();
  }
}
