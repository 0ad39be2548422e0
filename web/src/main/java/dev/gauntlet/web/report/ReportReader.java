package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReports;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.run.RunRow;
import dev.gauntlet.web.problem.Problem;
import org.springframework.http.HttpStatus;

/** Finds a run's report: the stored one of a run that has ended, else the part that is there. */
final class ReportReader {
  private final RunQueries runs;
  private final RunReports reports;

  ReportReader(RunQueries runs, RunReports reports) {
    this.runs = runs;
    this.reports = reports;
  }

  /**
   * The report of a run.
   *
   * @param partial whether the part that is there will do while the run goes on
   * @throws Problem when there is no such run, or it goes on and the whole is asked for
   */
  RunReport read(String runId, boolean partial) {
    RunRow run = requireFinished(runId, partial);
    return run.state().isEnd()
        ? reports.stored(runId).orElseGet(() -> reports.store(runId))
        : reports.of(runId).orElseThrow(() -> Problem.noSuchRun(runId));
  }

  /** The run, which has ended with all its battles unless a part will do. */
  RunRow requireFinished(String runId, boolean partial) {
    RunRow run = runs.find(runId).orElseThrow(() -> Problem.noSuchRun(runId));
    if (partial) {
      return run;
    }
    int completed = runs.counts(runId).completed();
    if (!run.state().isEnd()) {
      throw notFinished(
          "The run \"%s\" has not ended: %d of %d battles have."
              .formatted(runId, completed, run.battles()));
    }
    if (completed < run.battles()) {
      throw notFinished(
          "A battle of the run \"%s\" was retried and goes on: %d of %d have ended."
              .formatted(runId, completed, run.battles()));
    }
    return run;
  }

  private static Problem notFinished(String why) {
    return new Problem(
        HttpStatus.CONFLICT,
        "run_not_finished",
        why + " Ask again later, or for the part that is there with ?partial=true.");
  }
}
