package dev.gauntlet.cli.run;

import dev.gauntlet.cli.command.ServerCommand;
import dev.gauntlet.cli.command.Surroundings;
import dev.gauntlet.cli.command.Talk;
import dev.gauntlet.cli.follow.Following;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gauntlet watch}: follows a run that was started before. */
@Command(
    name = "watch",
    description = "Follows a run to its end and prints the report.",
    footer = {
      "  gauntlet watch r1",
      "  gauntlet watch r1 --output jsonl | jq -c '[.state, .completed]'",
      "      each change of its status, then the report",
      "",
      "Ctrl-C leaves the run, which goes on.",
    },
    exitCodeList = {
      "0:the run was played to its end",
      "2:the run is unknown",
      "4:the run failed or was cancelled, no server answers, or it was lost",
      "130:left with Ctrl-C; the run goes on",
    })
public final class WatchCommand extends ServerCommand {
  @Parameters(paramLabel = "ID", description = "The run.")
  private String run = "";

  /**
   * @param around what the command finds around it
   */
  public WatchCommand(Surroundings around) {
    super(around);
  }

  @Override
  protected int talk(Talk talk) {
    return new Following(talk, run).toTheEnd();
  }
}
