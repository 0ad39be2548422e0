package dev.gauntlet.cli.control;

import dev.gauntlet.cli.command.CommandException;
import dev.gauntlet.cli.command.ServerCommand;
import dev.gauntlet.cli.command.Surroundings;
import dev.gauntlet.cli.command.Talk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gauntlet cancel}: ends a run early. */
@Command(
    name = "cancel",
    description = "Ends a run early; what was played is kept.",
    footer = "  gauntlet cancel r1 --reason \"wrong prompt\"",
    exitCodeList = {
      "0:the server accepted it",
      "2:the run is unknown",
      "4:no server answers, or it was lost",
      "5:the run had ended before",
    })
public final class CancelCommand extends ServerCommand {
  @Parameters(paramLabel = "ID", description = "The run.")
  private String run = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why; it is kept with the run.")
  private String reason = "";

  /**
   * @param around what the command finds around it
   */
  public CancelCommand(Surroundings around) {
    super(around);
  }

  @Override
  protected int talk(Talk talk) throws CommandException, InterruptedException {
    return RunControl.ask(
        talk, run, () -> talk.runs().cancel(run, reason), "Run " + run + " is being cancelled.");
  }
}
