package dev.gauntlet.web.health;

import dev.gauntlet.storage.worker.ProviderState.Condition;
import dev.gauntlet.web.health.HealthView.ProviderHealth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to do about what does not work. */
final class Advice {
  static final String NO_DATABASE =
      "The database does not answer: see that PostgreSQL runs and that GAUNTLET_DB_URL,"
          + " GAUNTLET_DB_USER and GAUNTLET_DB_PASSWORD lead to it; the first worker that starts"
          + " sets it up. Nothing that was accepted is lost.";
  static final String NO_TEMPORAL =
      "Temporal does not answer: see that its server runs and that gauntlet.temporal.target leads"
          + " to it. Battles go on by themselves once it is back.";
  static final String NO_WORKER =
      "No worker that plays battles was heard of in the last 20 seconds: start one, or look in its log why it cannot"
          + " reach the database. Battles wait until it comes.";

  private Advice() {}

  /** About the providers that cannot be asked; null when all can. */
  static @Nullable String about(List<ProviderHealth> providers) {
    String advice =
        Stream.of(
                named(
                    "No live worker takes requests to %s: start a worker that has it configured.",
                    providers.stream().filter(provider -> !provider.served())),
                named(
                    "The quota of %s is used up: raise it with the provider.",
                    in(Condition.QUOTA_EXHAUSTED, providers)),
                named(
                    "Requests to %s failed again and again: see whether the provider is up and its"
                        + " address is right. It is tried again by itself.",
                    in(Condition.OPEN, providers)))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return advice.isEmpty() ? null : advice;
  }

  private static Stream<ProviderHealth> in(Condition condition, List<ProviderHealth> providers) {
    return providers.stream().filter(provider -> provider.state().equals(condition.word()));
  }

  private static Optional<String> named(String sentence, Stream<ProviderHealth> providers) {
    String names = providers.map(ProviderHealth::name).collect(Collectors.joining(", "));
    return names.isEmpty() ? Optional.empty() : Optional.of(sentence.replace("%s", names));
  }
}
