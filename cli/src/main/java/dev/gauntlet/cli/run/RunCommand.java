package dev.gauntlet.cli.run;

import dev.gauntlet.cli.command.CommandException;
import dev.gauntlet.cli.command.Console;
import dev.gauntlet.cli.command.ExitCodes;
import dev.gauntlet.cli.command.ServerCommand;
import dev.gauntlet.cli.command.Surroundings;
import dev.gauntlet.cli.command.Talk;
import dev.gauntlet.cli.follow.Following;
import dev.gauntlet.cli.follow.WayBack;
import dev.gauntlet.cli.rest.Answer;
import dev.gauntlet.cli.rest.RunLinks;
import dev.gauntlet.cli.rest.StartedRun;
import dev.gauntlet.cli.terminal.Prose;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code gauntlet run}: starts a run, follows it, and prints its report. */
@Command(
    name = "run",
    description = {
      "Plays many battles of one setup and prints the report.",
      "The setup comes from a file, from options, or from both; an option wins over the file.",
    },
    footer = {
      "  gauntlet init && gauntlet run -f run.yaml",
      "      an example to start from, offline",
      "  gauntlet run -f run.yaml --system-prompt \"$(cat new.txt)\" --budget-usd 5",
      "      the same battles with another prompt, and a budget",
      "  gauntlet run -f run.yaml --scenarios cases.csv --output json >report.json",
      "      cases from a file (columns id, goal, persona, userMessage, weight)",
      "  gauntlet run --count 20 --provider simulated --model sim-average --goal G",
      "      without a file",
      "",
      "Runs on the server that is running, else on one it starts for its own time.",
      "Ctrl-C leaves the run, which goes on; gauntlet watch comes back to it.",
    },
    exitCodeList = {
      "0:the run was played to its end",
      "2:the options, a file or the setup are wrong",
      "4:the run failed or was cancelled, there is no server, or it was lost",
      "5:there is no battle to play",
      "130:left with Ctrl-C; the run goes on",
    })
public final class RunCommand extends ServerCommand {
  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "The setup in YAML or JSON; gauntlet init writes an example.")
  private @Nullable Path file;

  @Option(
      names = "--scenarios",
      paramLabel = "FILE",
      description = "The scenarios, as CSV with a heading or as JSON objects one a line.")
  private @Nullable Path scenarios;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--detach",
      order = 50,
      description = "Start the run and return; gauntlet watch follows it.")
  private boolean detach;

  private ObjectNode run = JsonNodeFactory.instance.objectNode();

  /**
   * @param around what the command finds around it
   */
  public RunCommand(Surroundings around) {
    super(around);
  }

  @Override
  protected void prepare() throws CommandException {
    if (file != null) {
      run = RunFile.read(file);
    }
    if (scenarios != null) {
      run.set("scenarios", ScenarioFile.read(scenarios));
    }
    options.applyTo(run);
    if (run.isEmpty()) {
      throw CommandException.badInput(
          "There is no setup: name a file with -f (./gauntlet init writes an example), or give at"
              + " least --count, --provider, --model and --goal.");
    }
    boolean isOfNone = run.path("runCount").isNumber() && run.path("runCount").asDouble() == 0;
    boolean hasNoScenario = run.path("scenarios").isArray() && run.path("scenarios").isEmpty();
    if (isOfNone || hasNoScenario) {
      throw CommandException.nothingToDo(
          "There is no battle to play: "
              + (isOfNone ? "the run is of 0 battles." : "the list of scenarios is empty."));
    }
  }

  @Override
  protected int talk(Talk talk) throws InterruptedException {
    Console console = talk.console();
    String idempotencyKey = UUID.randomUUID().toString();
    Answer<StartedRun> started =
        talk.around()
            .pace()
            .patience()
            .ask(() -> talk.runs().start(run, idempotencyKey), console::say);
    introduce(started.value(), talk);
    String id = started.value().runId();
    if (!detach) {
      return new Following(talk, id).toTheEnd();
    }
    if (console.isText()) {
      console.text(id);
    } else {
      console.json(started.json());
    }
    console.say(new WayBack(talk, id).afterStarting());
    return ExitCodes.DONE;
  }

  private static void introduce(StartedRun started, Talk talk) {
    RunLinks links = started.links();
    String page = links == null ? null : links.page();
    talk.console()
        .say("Run " + started.runId() + (page == null ? "" : ", " + talk.address().resolve(page)));
    started.warnings().forEach(warning -> talk.console().say(Prose.line(warning)));
  }
}
