package dev.gauntlet.activities.provider.http;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each model of a provider has refused, for as long as the process lives. Safe for many
 * threads.
 */
final class RefusedSettings {
  private final ConcurrentHashMap<String, Set<Setting>> byModel = new ConcurrentHashMap<>();

  /** What a model has refused so far. */
  Set<Setting> of(String model) {
    return byModel.getOrDefault(model, Set.of());
  }

  /** Remembers a refusal; false when it was known. */
  boolean learn(String model, Setting setting) {
    boolean[] news = {false};
    byModel.compute(
        model,
        (name, known) -> {
          Set<Setting> more = EnumSet.of(setting);
          if (known != null) {
            more.addAll(known);
          }
          news[0] = known == null || !known.contains(setting);
          return more;
        });
    return news[0];
  }
}
