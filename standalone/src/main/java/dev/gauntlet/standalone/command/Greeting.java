package dev.gauntlet.standalone.command;

import dev.gauntlet.standalone.app.Standalone;
import dev.gauntlet.standalone.server.DatabaseAddress;
import dev.gauntlet.standalone.server.TemporalMode;
import dev.gauntlet.storage.worker.Catalogue;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code up} says when it serves. */
final class Greeting {

  private Greeting() {}

  static String of(Standalone standalone, Duration startup) {
    return """
    Gauntlet serves at %1$s (ready after %2$s s)

      Temporal   %3$s
      Database   %4$s
      Data       %5$s
      Providers  %6$s
      Log        %7$s

    Start a battle, here with the offline provider:
      curl -s %1$s/api/battles/start -H 'Content-Type: application/json' \\
        -d '{"provider": "simulated", "model": "sim-capable", "goal": "Get a refund for order 4711, which arrived broken"}'

    Ctrl-C stops it; open battles go on with the next ./gauntlet up.
    """
        .formatted(
            standalone.address(),
            String.format(Locale.ROOT, "%.1f", startup.toMillis() / 1_000.0),
            temporal(standalone),
            database(standalone.servers().database()),
            standalone.servers().dataDirectory().path(),
            standalone.providers().providers().stream()
                .map(Greeting::provider)
                .collect(Collectors.joining("; ")),
            standalone.logFile());
  }

  private static String database(DatabaseAddress address) {
    return address.jdbcUrl().replaceFirst("\\?.*", "");
  }

  private static String temporal(Standalone standalone) {
    return switch (standalone.servers().temporal().mode()) {
      case TemporalMode.Embedded embedded ->
          "embedded: in memory, without a Web UI; battles go on from the database";
      case TemporalMode.DevServer dev ->
          "dev server, Web UI at "
              + standalone.servers().temporal().ui().map(Object::toString).orElse("none");
      case TemporalMode.Cluster cluster ->
          "cluster at "
              + cluster.target()
              + ", namespace "
              + standalone.servers().temporal().namespace();
    };
  }

  private static String provider(Catalogue.Provider provider) {
    if (provider.kind().equals("simulated")) {
      return provider.name() + " (offline)";
    }
    return provider.configured()
        ? provider.name() + " (" + provider.baseUrl() + ")"
        : provider.name() + " (set " + provider.missing() + " to use it)";
  }
}
