package dev.gauntlet.cli.control;

import dev.gauntlet.cli.command.CommandException;
import dev.gauntlet.cli.command.ServerCommand;
import dev.gauntlet.cli.command.Surroundings;
import dev.gauntlet.cli.command.Talk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gauntlet resume}: lets a paused run go on. */
@Command(
    name = "resume",
    description = "Lets a paused run go on.",
    footer = "  gauntlet resume r1",
    exitCodeList = {
      "0:the server accepted it",
      "2:the run is unknown",
      "4:no server answers, or it was lost",
      "5:the run had ended before",
    })
public final class ResumeCommand extends ServerCommand {
  @Parameters(paramLabel = "ID", description = "The run.")
  private String run = "";

  /**
   * @param around what the command finds around it
   */
  public ResumeCommand(Surroundings around) {
    super(around);
  }

  @Override
  protected int talk(Talk talk) throws CommandException, InterruptedException {
    return RunControl.ask(
        talk,
        run,
        () -> talk.runs().resume(run),
        "Run " + run + " goes on. Follow it: ./gauntlet watch " + run + talk.serverOption());
  }
}
