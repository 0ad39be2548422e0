package dev.gauntlet.web.health;

import dev.gauntlet.storage.battle.BattleCounts;
import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.storage.worker.LiveWorker;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.web.health.HealthView.Counts;
import dev.gauntlet.web.health.HealthView.Links;
import dev.gauntlet.web.health.HealthView.ProviderHealth;
import dev.gauntlet.web.health.HealthView.Reach;
import dev.gauntlet.web.health.HealthView.WorkerView;
import dev.gauntlet.web.temporal.TemporalUi;
import dev.gauntlet.web.temporal.WebTemporalProperties;
import dev.gauntlet.workflows.TaskQueues;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks Temporal and the database how they are, both at once, and does not wait for long. */
final class HealthReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String mode;
  private final Links links;
  private final Probe<GetSystemInfoResponse> temporal;
  private final Probe<Stored> database;

  private record Stored(
      BattleCounts.Counts battles, List<LiveWorker> workers, Catalogue catalogue) {}

  HealthReader(
      WorkflowServiceStubs temporal,
      BattleCounts battles,
      Workers workers,
      WebTemporalProperties properties) {
    this.mode = properties.mode();
    this.links = new Links(TemporalUi.workflows(properties.ui()));
    this.temporal =
        new Probe<>(
            () ->
                temporal
                    .blockingStub()
                    .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance()),
            PATIENCE);
    this.database =
        new Probe<>(
            () ->
                new Stored(
                    battles.count(Counts.STATES),
                    workers.live(),
                    workers.catalogue().orElseGet(() -> new Catalogue(List.of()))),
            PATIENCE);
  }

  HealthView read() {
    Future<Probe.Answer<GetSystemInfoResponse>> askedTemporal = temporal.send();
    Optional<Probe.Answer<Stored>> stored = database.await(database.send());
    Optional<Duration> temporalTook = temporal.await(askedTemporal).map(Probe.Answer::took);
    List<LiveWorker> workers = stored.map(found -> found.value().workers()).orElse(List.of());
    List<ProviderHealth> providers =
        stored
            .map(found -> ProviderReader.read(found.value().catalogue(), workers))
            .orElse(List.of());
    String standstill = standstill(stored.isPresent(), temporalTook.isPresent(), workers);
    String trouble = standstill == null ? Advice.about(providers) : null;
    return new HealthView(
        standstill != null
            ? HealthView.DOWN
            : trouble != null ? HealthView.DEGRADED : HealthView.OK,
        standstill != null ? standstill : trouble,
        mode,
        Reach.of(temporalTook),
        Reach.of(stored.map(Probe.Answer::took)),
        workers.stream().map(WorkerView::of).toList(),
        stored.map(found -> Counts.of(found.value().battles().byState())).orElse(null),
        stored
            .map(found -> found.value().battles().estimated().stream().sorted().toList())
            .orElse(List.of()),
        providers,
        links);
  }

  private static @Nullable String standstill(
      boolean databaseAnswers, boolean temporalAnswers, List<LiveWorker> workers) {
    if (!databaseAnswers) {
      return Advice.NO_DATABASE;
    }
    if (!temporalAnswers) {
      return Advice.NO_TEMPORAL;
    }
    return workers.stream().noneMatch(worker -> worker.taskQueues().contains(TaskQueues.BATTLES))
        ? Advice.NO_WORKER
        : null;
  }

  @Override
  public void close() {
    temporal.close();
    database.close();
  }
}
