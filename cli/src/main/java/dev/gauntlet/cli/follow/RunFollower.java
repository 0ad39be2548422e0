package dev.gauntlet.cli.follow;

import dev.gauntlet.cli.rest.Answer;
import dev.gauntlet.cli.rest.ProblemException;
import dev.gauntlet.cli.rest.RunClient;
import dev.gauntlet.cli.rest.RunReport;
import dev.gauntlet.cli.rest.RunStatus;
import dev.gauntlet.cli.waiting.Pace;
import java.util.Optional;

/** Looks at a run until it has ended, however long that takes, and fetches its report. */
final class RunFollower {
  /** After as many looks a run is a long one, and half as many will do. */
  private static final int LONG_RUN_LOOKS = 300;

  /** The report is stored before the run ends; this is for a server that is about to. */
  private static final int REPORT_LOOKS = 20;

  /** As many faults in a row will not pass by themselves. */
  private static final int MOST_FAULTS = 10;

  private final RunClient runs;
  private final String run;
  private final Pace pace;
  private final RunProgress progress;

  RunFollower(RunClient runs, String run, Pace pace, RunProgress progress) {
    this.runs = runs;
    this.run = run;
    this.pace = pace;
    this.progress = progress;
  }

  RunStatus follow() throws InterruptedException {
    for (long looks = 0; ; looks++) {
      Answer<RunStatus> status = status();
      progress.show(status);
      if (status.value().isEnded()) {
        return status.value();
      }
      Thread.sleep(looks < LONG_RUN_LOOKS ? pace.poll() : pace.poll().multipliedBy(2));
    }
  }

  /** The status, asked for anew when the server has a fault; the run goes on behind it. */
  private Answer<RunStatus> status() throws InterruptedException {
    for (int faults = 1; ; faults++) {
      try {
        return pace.patience().ask(() -> runs.status(run), progress::say);
      } catch (ProblemException problem) {
        if (problem.isBadInput() || faults == MOST_FAULTS) {
          throw problem;
        }
        progress.say(problem.problem().inWords() + " Asking again.");
        Thread.sleep(pace.poll().multipliedBy(faults));
      }
    }
  }

  /** The report of a run that has ended; the part that is there when it was never completed. */
  Optional<Answer<RunReport>> report() throws InterruptedException {
    for (int looks = 0; looks < REPORT_LOOKS; looks++) {
      Optional<Answer<RunReport>> report = report(false);
      if (report.isPresent()) {
        return report;
      }
      Thread.sleep(pace.poll());
    }
    return report(true);
  }

  private Optional<Answer<RunReport>> report(boolean partial) throws InterruptedException {
    try {
      return Optional.of(pace.patience().ask(() -> runs.report(run, partial), progress::say));
    } catch (ProblemException problem) {
      if (problem.problem().status() == 409 || problem.problem().status() == 404) {
        return Optional.empty();
      }
      throw problem;
    }
  }
}
