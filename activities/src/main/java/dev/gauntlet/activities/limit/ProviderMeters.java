package dev.gauntlet.activities.limit;

import dev.gauntlet.storage.worker.ProviderState.Condition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Supplier;

/** What is measured of one provider. */
final class ProviderMeters {
  private static final String PROVIDER = "provider";

  private final MeterRegistry registry;
  private final String provider;

  ProviderMeters(MeterRegistry registry, String provider) {
    this.registry = registry;
    this.provider = provider;
  }

  /** Shows the state as 1 and all others as 0, and how many calls wait. */
  void watch(Supplier<Condition> condition, Supplier<Number> waiting) {
    for (Condition each : Condition.values()) {
      Gauge.builder("gauntlet.provider.state", () -> condition.get() == each ? 1 : 0)
          .description("1 for the state that the provider is in")
          .tag(PROVIDER, provider)
          .tag("state", each.word())
          .register(registry);
    }
    Gauge.builder("gauntlet.provider.waiting", waiting)
        .description("Calls that wait behind a limit of the provider")
        .tag(PROVIDER, provider)
        .register(registry);
  }

  /** Counts a request by how it ended. */
  void request(String outcome) {
    registry
        .counter(
            "gauntlet.provider.requests",
            PROVIDER,
            provider,
            "outcome",
            outcome.toLowerCase(Locale.ROOT))
        .increment();
  }

  /** Counts a change. */
  void transition(String to) {
    registry
        .counter(
            "gauntlet.provider.transitions", PROVIDER, provider, "to", to.toLowerCase(Locale.ROOT))
        .increment();
  }
}
