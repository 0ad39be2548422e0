package dev.gauntlet.web.health;

import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.storage.worker.LiveWorker;
import dev.gauntlet.storage.worker.ProviderState;
import dev.gauntlet.storage.worker.ProviderState.Condition;
import dev.gauntlet.web.health.HealthView.ProviderHealth;
import dev.gauntlet.workflows.TaskQueues;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Puts together how the workers find their providers. */
final class ProviderReader {

  private ProviderReader() {}

  static List<ProviderHealth> read(Catalogue catalogue, List<LiveWorker> workers) {
    Stream<String> configured =
        catalogue.providers().stream()
            .filter(Catalogue.Provider::configured)
            .map(Catalogue.Provider::name);
    Stream<String> found =
        workers.stream().flatMap(worker -> worker.providers().stream()).map(ProviderState::name);
    return Stream.concat(configured, found).distinct().map(name -> read(name, workers)).toList();
  }

  private static ProviderHealth read(String name, List<LiveWorker> workers) {
    List<ProviderState> states =
        workers.stream()
            .flatMap(worker -> worker.providers().stream())
            .filter(state -> state.name().equals(name))
            .toList();
    Condition worst =
        states.stream()
            .map(ProviderState::condition)
            .max(Comparator.naturalOrder())
            .orElse(Condition.OK);
    return new ProviderHealth(
        name,
        worst.word(),
        workers.stream()
            .anyMatch(worker -> worker.taskQueues().contains(TaskQueues.ofProvider(name))),
        states.stream().mapToInt(ProviderState::requestsLastMinute).sum(),
        states.stream()
            .map(ProviderState::limitPerMinute)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null));
  }
}
