package dev.gauntlet.cli.command;

import dev.gauntlet.cli.rest.GauntletClient;
import dev.gauntlet.cli.rest.ProblemException;
import dev.gauntlet.cli.rest.ServerLostException;
import dev.gauntlet.cli.server.AddressConverter;
import dev.gauntlet.cli.server.RunningServer;
import dev.gauntlet.cli.server.ServerHandle;
import dev.gauntlet.cli.server.ServerSource;
import dev.gauntlet.cli.server.ServerUnavailableException;
import dev.gauntlet.cli.waiting.Interrupts;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that talks to a server; it finds the server and turns what goes wrong into words. */
@Command(
    sortOptions = false,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:the options or the request are wrong",
      "4:no server answers, or it was lost",
    })
public abstract class ServerCommand implements Callable<Integer> {
  private final Surroundings around;

  @Option(
      names = "--server",
      paramLabel = "URL",
      converter = AddressConverter.class,
      order = 100,
      description = "The server to talk to (default: the one of this machine).")
  private @Nullable URI server;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      order = 101,
      defaultValue = "text",
      converter = OutputFormat.Converter.class,
      description = "What standard output carries: text, json or jsonl (default: text).")
  private OutputFormat output = OutputFormat.TEXT;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 102,
      description = "Show this.")
  @SuppressWarnings("UnusedVariable") // picocli reads the option, not the field
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  /**
   * @param around what the command finds around it
   */
  protected ServerCommand(Surroundings around) {
    this.around = around;
  }

  /**
   * What can be done, and can be wrong, before there is a server.
   *
   * @throws CommandException when the command cannot go on
   */
  protected void prepare() throws CommandException {}

  /**
   * Does what the command is for and returns its exit code.
   *
   * @throws CommandException when the command cannot go on
   * @throws InterruptedException on Ctrl-C
   */
  protected abstract int talk(Talk talk) throws CommandException, InterruptedException;

  @Override
  public final Integer call() {
    CommandSpec self = Objects.requireNonNull(spec);
    Console console =
        new Console(self.commandLine().getOut(), self.commandLine().getErr(), output, around);
    Interrupts.Watch watch = around.interrupts().watch();
    try (watch) {
      return talk(console);
    }
  }

  private int talk(Console console) {
    ServerSource source = server == null ? around.servers() : new RunningServer(server);
    try {
      prepare();
      try (ServerHandle handle = source.open();
          GauntletClient client = new GauntletClient(handle.address(), around.pace().timeout())) {
        String option = server == null ? "" : " --server " + client.address();
        return talk(new Talk(handle, client, option, console, around));
      }
    } catch (CommandException wrong) {
      console.say(wrong.sentence());
      return wrong.exitCode();
    } catch (ServerUnavailableException | ServerLostException noServer) {
      console.say(String.valueOf(noServer.getMessage()));
      return ExitCodes.COULD_NOT_RUN;
    } catch (ProblemException problem) {
      console.say(problem.problem().inWords());
      return problem.isBadInput() ? ExitCodes.BAD_INPUT : ExitCodes.COULD_NOT_RUN;
    } catch (InterruptedException ctrlC) {
      console.say("Left before the server had answered.");
      return ExitCodes.DETACHED;
    }
  }
}
