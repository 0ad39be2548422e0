package dev.gauntlet.cli.control;

import dev.gauntlet.cli.command.CommandException;
import dev.gauntlet.cli.command.Console;
import dev.gauntlet.cli.command.ExitCodes;
import dev.gauntlet.cli.command.ServerCommand;
import dev.gauntlet.cli.command.Surroundings;
import dev.gauntlet.cli.command.Talk;
import dev.gauntlet.cli.rest.Answer;
import dev.gauntlet.cli.rest.ProblemException;
import dev.gauntlet.cli.rest.StartedBattle;
import dev.gauntlet.cli.terminal.Prose;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gauntlet retry}: lets a battle go on that has failed. */
@Command(
    name = "retry",
    description = "Lets a battle that has failed go on from its last message.",
    footer = "  gauntlet retry r1.07 --reason \"the key is new\"",
    exitCodeList = {
      "0:the server accepted it",
      "2:the battle is unknown, was erased, or is part of a run that goes on",
      "4:no server answers, or it was lost",
      "5:the battle has not failed",
    })
public final class RetryCommand extends ServerCommand {
  @Parameters(paramLabel = "ID", description = "The battle.")
  private String battle = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why; it is kept with the battle.")
  private String reason = "";

  /**
   * @param around what the command finds around it
   */
  public RetryCommand(Surroundings around) {
    super(around);
  }

  @Override
  protected int talk(Talk talk) throws CommandException, InterruptedException {
    Answer<StartedBattle> answer;
    try {
      answer = talk.client().retry(battle, reason);
    } catch (ProblemException problem) {
      if (problem.problem().code().equals("not_failed")) {
        throw CommandException.nothingToDo(problem.problem().inWords());
      }
      throw problem;
    }
    Console console = talk.console();
    if (console.isText()) {
      console.text(
          Prose.line(
              "Battle %s goes on from its last message: %s/battles/%s"
                  .formatted(battle, talk.address(), battle)));
    } else {
      console.json(answer.json());
    }
    return ExitCodes.DONE;
  }
}
