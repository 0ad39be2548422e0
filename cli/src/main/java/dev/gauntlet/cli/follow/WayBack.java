package dev.gauntlet.cli.follow;

import dev.gauntlet.cli.command.Talk;
import java.util.Locale;

/** How to come back to a run, and what to do with its report. */
public final class WayBack {
  private final Talk talk;
  private final String run;

  /**
   * @param talk the command's talk with its server
   * @param run the id of a run
   */
  public WayBack(Talk talk, String run) {
    this.talk = talk;
    this.run = run;
  }

  /** For a run that goes on behind the command's back. */
  public String afterStarting() {
    return talk.server().startedHere() ? endsWithThis("The run") + "\n" + ways() : ways();
  }

  String afterLeaving() {
    String goesOn =
        talk.server().startedHere()
            ? endsWithThis("Left. The run")
            : "Left. The run goes on without this terminal.";
    return "\n"
        + goesOn
        + "\n"
        + ways()
        + "\n"
        + line("stop it", "./gauntlet cancel " + run + talk.serverOption());
  }

  String afterLosing() {
    return "The server did not come back. What was played is kept, and the run goes on when the"
        + " server does.\n"
        + ways();
  }

  String afterTheEnd() {
    String head =
        talk.server().startedHere()
            ? "The server ends with this command; ./gauntlet up starts it again. Then:\n"
            : "";
    return head
        + line("report", talk.address() + "/api/scale/" + run + "/report.html")
        + "\n"
        + line(
            "keep it",
            "./gauntlet report "
                + run
                + " --format pdf --out "
                + run
                + ".pdf"
                + talk.serverOption())
        + "\n"
        + line("compare", "./gauntlet compare OTHER_RUN " + run + talk.serverOption());
  }

  private static String endsWithThis(String what) {
    return what
        + " goes on with the next start (./gauntlet up), since its server ends with this command."
        + " Then:";
  }

  private String ways() {
    return line("watch it", "./gauntlet watch " + run + talk.serverOption());
  }

  private static String line(String label, String what) {
    return String.format(Locale.ROOT, "  %-9s %s", label, what);
  }
}
