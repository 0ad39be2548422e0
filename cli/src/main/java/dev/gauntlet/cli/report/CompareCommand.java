package dev.gauntlet.cli.report;

import dev.gauntlet.cli.command.Console;
import dev.gauntlet.cli.command.ExitCodes;
import dev.gauntlet.cli.command.ServerCommand;
import dev.gauntlet.cli.command.Surroundings;
import dev.gauntlet.cli.command.Talk;
import dev.gauntlet.cli.rest.Answer;
import dev.gauntlet.cli.rest.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gauntlet compare}: two runs side by side. */
@Command(
    name = "compare",
    description = "Compares two runs: is B better than A, where, and at what cost?",
    footer = {
      "  gauntlet compare before after",
      "  gauntlet compare before after --output json | jq .difference",
    },
    exitCodeList = {
      "0:the runs were compared, whatever came of it",
      "2:a run is unknown",
      "4:no server answers, or it was lost",
    })
public final class CompareCommand extends ServerCommand {
  @Parameters(index = "0", paramLabel = "A", description = "The run to compare with.")
  private String a = "";

  @Parameters(index = "1", paramLabel = "B", description = "The run that may be better or worse.")
  private String b = "";

  /**
   * @param around what the command finds around it
   */
  public CompareCommand(Surroundings around) {
    super(around);
  }

  @Override
  protected int talk(Talk talk) throws InterruptedException {
    Answer<Comparison> comparison = talk.runs().compare(a, b);
    Console console = talk.console();
    if (console.isText()) {
      console.text(ComparisonText.of(comparison.value(), console.terminal()));
    } else {
      console.json(comparison.json());
    }
    return ExitCodes.DONE;
  }
}
