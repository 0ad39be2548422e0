package dev.gauntlet.web.scale;

import dev.gauntlet.storage.run.RunCounts;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.run.RunRow;
import dev.gauntlet.web.battle.UsageView;
import dev.gauntlet.web.body.Usd;
import dev.gauntlet.web.live.InFlight;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.temporal.RunRemote;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.scale.RunState;
import dev.gauntlet.workflows.scale.RunStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Reads how a run stands: its state from its workflow while that answers, else from the database;
 * counts and usage from the database always. However many ask, one at a time is answered a run.
 */
public final class RunStatusReader {
  private final RunQueries queries;
  private final RunRemote remote;
  private final String temporalUi;
  private final InFlight<String, RunStatusView> inFlight = new InFlight<>(this::readNow);

  RunStatusReader(RunQueries queries, RunRemote remote, String temporalUi) {
    this.queries = queries;
    this.remote = remote;
    this.temporalUi = temporalUi;
  }

  /** Where a run is in its life, and who says so. */
  private record Said(RunState state, @Nullable Intent intent, Instant updatedAt, String source) {
    static Said of(RunStatus status) {
      return new Said(
          status.state(), status.held(), Instant.ofEpochMilli(status.updatedAtMs()), "workflow");
    }

    static Said of(RunRow run) {
      return new Said(run.state(), run.intent(), run.updatedAt(), "database");
    }

    @Nullable String reason() {
      boolean held = state == RunState.PAUSED || state == RunState.CANCELLED;
      return held && intent != null ? intent.reason() : null;
    }
  }

  /**
   * How a run stands.
   *
   * @throws Problem when there is none
   */
  public RunStatusView read(String id) {
    return inFlight.ask(id);
  }

  private RunStatusView readNow(String id) {
    RunRow run = find(id);
    if (run.endedAt() != null || run.startedAt() == null) {
      return view(run, Said.of(run));
    }
    Optional<RunStatus> status = remote.status(id).filter(RunStatusReader::knowsMore);
    if (status.isPresent()) {
      return view(run, Said.of(status.get()));
    }
    RunRow since = find(id);
    return view(since, Said.of(since));
  }

  /** Before its first step a workflow knows nothing, and after its last one the row says more. */
  private static boolean knowsMore(RunStatus status) {
    return status.state() != RunState.QUEUED && !status.state().isEnd();
  }

  private RunRow find(String id) {
    return queries.find(id).orElseThrow(() -> Problem.noSuchRun(id));
  }

  private RunStatusView view(RunRow run, Said said) {
    RunCounts counts = queries.counts(run.id());
    OptionalDouble pace =
        said.state() == RunState.RUNNING ? queries.endsPerMinute(run) : OptionalDouble.empty();
    return new RunStatusView(
        run.id(),
        said.state().word(),
        RunStatusView.Progress.of(counts),
        counts.completed(),
        counts.total(),
        counts.queued(),
        counts.running(),
        counts.paused(),
        counts.succeeded(),
        counts.missed(),
        counts.uncovered(),
        counts.failed(),
        counts.cancelled(),
        UsageView.of(queries.usage(run.id())),
        pace.isPresent() ? rounded(pace.getAsDouble()) : null,
        pace.isPresent() ? etaSeconds(counts, pace.getAsDouble()) : null,
        run.concurrency(),
        Usd.of(run.budgetMicros()),
        run.error(),
        run.endedBy(),
        said.reason(),
        run.createdAt(),
        run.startedAt(),
        run.endedAt(),
        run.erasedAt(),
        said.updatedAt(),
        said.source(),
        RunLinks.of(run.id(), temporalUi));
  }

  private static BigDecimal rounded(double pace) {
    return BigDecimal.valueOf(pace).setScale(1, RoundingMode.HALF_UP);
  }

  private static long etaSeconds(RunCounts counts, double pace) {
    return (long) Math.ceil((counts.total() - counts.completed()) * 60 / pace);
  }
}
