package dev.gauntlet.cli.follow;

import dev.gauntlet.cli.command.Console;
import dev.gauntlet.cli.command.ExitCodes;
import dev.gauntlet.cli.command.Talk;
import dev.gauntlet.cli.report.ReportText;
import dev.gauntlet.cli.rest.Answer;
import dev.gauntlet.cli.rest.RunReport;
import dev.gauntlet.cli.rest.RunStatus;
import dev.gauntlet.cli.rest.ServerLostException;
import dev.gauntlet.cli.terminal.Prose;
import dev.gauntlet.cli.terminal.Terminal;
import java.util.Optional;

/** Follows a run from the terminal: shows how it goes, then its report, then what comes next. */
public final class Following {
  private final Talk talk;
  private final String run;

  /**
   * @param talk the command's talk with its server
   * @param run the id of a run
   */
  public Following(Talk talk, String run) {
    this.talk = talk;
    this.run = run;
  }

  /** Follows the run to its end, or until Ctrl-C, and returns the exit code. */
  public int toTheEnd() {
    Console console = talk.console();
    WayBack wayBack = new WayBack(talk, run);
    RunProgress progress = progress();
    try {
      RunFollower follower = new RunFollower(talk.runs(), run, talk.around().pace(), progress);
      RunStatus status = follower.follow();
      Optional<Answer<RunReport>> report = follower.report();
      progress.end();
      return tell(status, report, wayBack);
    } catch (InterruptedException ctrlC) {
      console.say(wayBack.afterLeaving());
      return ExitCodes.DETACHED;
    } catch (ServerLostException lost) {
      console.say(wayBack.afterLosing());
      return ExitCodes.COULD_NOT_RUN;
    }
  }

  private int tell(RunStatus status, Optional<Answer<RunReport>> report, WayBack wayBack) {
    Console console = talk.console();
    if (report.isEmpty()) {
      console.say("The server has no report of " + run + ".");
    } else if (console.isText()) {
      console.text(ReportText.of(report.get().value(), console.terminal()));
    } else {
      console.json(report.get().json());
    }
    String ending = Prose.line(ProgressWords.ending(status));
    if (!ending.isEmpty()) {
      console.say(ending);
    }
    if (console.isText()) {
      console.say(wayBack.afterTheEnd());
    }
    return ending.isEmpty() ? ExitCodes.DONE : ExitCodes.COULD_NOT_RUN;
  }

  private RunProgress progress() {
    Console console = talk.console();
    return switch (console.format()) {
      case TEXT, JSON -> words(console.errorTerminal());
      case JSONL -> new JsonLines(console, lines());
    };
  }

  private RunProgress words(Terminal terminal) {
    return terminal.redraws() ? new LiveBlock(talk.console().err(), terminal) : lines();
  }

  private RunProgress lines() {
    return new ProgressLines(talk.console().err(), talk.around().clock());
  }
}
