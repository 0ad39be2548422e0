package dev.gauntlet.cli.control;

import dev.gauntlet.cli.command.Console;
import dev.gauntlet.cli.command.ExitCodes;
import dev.gauntlet.cli.command.ServerCommand;
import dev.gauntlet.cli.command.Surroundings;
import dev.gauntlet.cli.command.Talk;
import dev.gauntlet.cli.follow.ProgressWords;
import dev.gauntlet.cli.rest.Answer;
import dev.gauntlet.cli.rest.RunStatus;
import dev.gauntlet.cli.terminal.Prose;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gauntlet status}: where a run stands now. */
@Command(
    name = "status",
    description = "Says where a run stands.",
    footer = {"  gauntlet status r1", "  gauntlet status r1 --output json | jq .progress.percent"},
    exitCodeList = {
      "0:the status is printed, whatever it is",
      "2:the run is unknown",
      "4:no server answers, or it was lost",
    })
public final class StatusCommand extends ServerCommand {
  @Parameters(paramLabel = "ID", description = "The run.")
  private String run = "";

  /**
   * @param around what the command finds around it
   */
  public StatusCommand(Surroundings around) {
    super(around);
  }

  @Override
  protected int talk(Talk talk) throws InterruptedException {
    Answer<RunStatus> answer = talk.runs().status(run);
    Console console = talk.console();
    if (console.isText()) {
      RunStatus status = answer.value();
      console.text(Prose.line("Run " + status.runId() + " " + status.state()));
      console.text(Prose.line(ProgressWords.count(status)));
      console.text(Prose.line(ProgressWords.success(status)));
      console.text(Prose.line(ProgressWords.spending(status)));
      String ending = Prose.line(ProgressWords.ending(status));
      if (!ending.isEmpty()) {
        console.text(ending);
      }
    } else {
      console.json(answer.json());
    }
    return ExitCodes.DONE;
  }
}
