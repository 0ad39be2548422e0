package dev.gauntlet.cli.demo;

import dev.gauntlet.cli.command.ExitCodes;
import dev.gauntlet.cli.rest.BattleEvent;
import dev.gauntlet.cli.rest.GauntletClient;
import dev.gauntlet.cli.rest.ProblemException;
import dev.gauntlet.cli.rest.ServerLostException;
import dev.gauntlet.cli.rest.StartBattle;
import dev.gauntlet.cli.rest.StartedBattle;
import dev.gauntlet.cli.server.AddressConverter;
import dev.gauntlet.cli.server.RunningServer;
import dev.gauntlet.cli.server.ServerHandle;
import dev.gauntlet.cli.server.ServerSource;
import dev.gauntlet.cli.server.ServerUnavailableException;
import dev.gauntlet.cli.terminal.Ink;
import dev.gauntlet.cli.terminal.Terminal;
import dev.gauntlet.cli.waiting.Interrupts;
import dev.gauntlet.cli.waiting.Pace;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code gauntlet demo}: plays one battle and prints its transcript on standard output as it is
 * spoken; everything else goes to standard error.
 */
@Command(
    name = "demo",
    description = "Plays one battle in this terminal: an agent, a simulated user and a judge.",
    sortOptions = false,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gauntlet demo",
      "      offline and simulated: no key, no cost",
      "  OPENAI_API_KEY=... gauntlet demo --model gpt-4.1-mini --max-usd 0.05",
      "      a real model, with a budget",
      "  gauntlet demo --goal \"The agent names the opening hours\" --message-limit 6",
      "      another goal, at most six messages",
      "",
      "Runs on the server that is running, else on one it starts for its own time.",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the battle was played to its end",
      "2:the options or the setup are wrong",
      "4:the battle could not be played, or its server was lost",
      "130:left with Ctrl-C; the battle goes on",
    })
public final class DemoCommand implements Callable<Integer> {
  private final ServerSource servers;
  private final Map<String, String> environment;
  private final Supplier<Terminal> terminal;
  private final Interrupts interrupts;
  private final Pace pace;

  @Option(
      names = "--server",
      paramLabel = "URL",
      converter = AddressConverter.class,
      description = "The server to play on (default: the one of this machine, else one it starts).")
  private @Nullable URI server;

  @Mixin private DemoSetup setup = new DemoSetup();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  @SuppressWarnings("UnusedVariable") // picocli reads the option, not the field
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  /**
   * @param servers where the server comes from when {@code --server} names none
   * @param environment the environment variables
   */
  public DemoCommand(ServerSource servers, Map<String, String> environment) {
    this(
        servers,
        environment,
        () -> Terminal.of(environment),
        Interrupts.OF_PROCESS,
        Pace.OF_A_BATTLE);
  }

  DemoCommand(
      ServerSource servers,
      Map<String, String> environment,
      Supplier<Terminal> terminal,
      Interrupts interrupts,
      Pace pace) {
    this.servers = servers;
    this.environment = Map.copyOf(environment);
    this.terminal = terminal;
    this.interrupts = interrupts;
    this.pace = pace;
  }

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Transcript transcript = new Transcript(out, terminal.get());
    ServerSource source = server == null ? servers : new RunningServer(server);
    Interrupts.Watch watch = interrupts.watch();
    try (watch) {
      try (ServerHandle handle = source.open();
          GauntletClient client = new GauntletClient(handle.address(), pace.timeout())) {
        return play(handle, client, transcript, err);
      } catch (ServerUnavailableException | ServerLostException noServer) {
        return complain(err, String.valueOf(noServer.getMessage()), ExitCodes.COULD_NOT_RUN);
      } catch (DemoSetup.WrongException wrong) {
        return complain(err, String.valueOf(wrong.getMessage()), ExitCodes.BAD_INPUT);
      } catch (ProblemException problem) {
        return complain(
            err,
            problem.problem().inWords(),
            problem.isBadInput() ? ExitCodes.BAD_INPUT : ExitCodes.COULD_NOT_RUN);
      } catch (InterruptedException ctrlC) {
        return complain(err, "Left before the server had confirmed a battle.", ExitCodes.DETACHED);
      }
    }
  }

  private int play(
      ServerHandle handle, GauntletClient client, Transcript transcript, PrintWriter err)
      throws InterruptedException, DemoSetup.WrongException {
    StartBattle battle = setup.battle(client.providers(), environment);
    String idempotencyKey = UUID.randomUUID().toString();
    StartedBattle started =
        pace.patience()
            .ask(() -> client.start(battle, idempotencyKey), say -> complain(err, say, 0));
    WayBack wayBack = new WayBack(handle, client.address(), started.conversationId());
    introduce(battle, started, wayBack, transcript);
    BattleFollower follower =
        new BattleFollower(
            client,
            started.conversationId(),
            transcript,
            pace,
            Clock.systemUTC(),
            say -> complain(err, say, 0));
    try {
      BattleEvent.Ended ended = follower.follow();
      transcript.ending(EndWords.ink(ended.endedReason()), EndWords.reason(ended));
      transcript.plain(EndWords.totals(follower.status()));
      transcript.blank();
      wayBack.afterTheEnd(transcript);
      return ended.endedReason().equals("error") ? ExitCodes.COULD_NOT_RUN : ExitCodes.DONE;
    } catch (InterruptedException ctrlC) {
      return complain(err, wayBack.afterLeaving(), ExitCodes.DETACHED);
    } catch (ServerLostException lost) {
      return complain(err, wayBack.afterLosing(), ExitCodes.COULD_NOT_RUN);
    }
  }

  private static void introduce(
      StartBattle battle, StartedBattle started, WayBack wayBack, Transcript transcript) {
    if (DemoSetup.isSimulated(battle)) {
      transcript.ending(
          Ink.OPEN, "Offline and simulated: no model is asked, and nothing is paid for.");
      transcript.blank();
    }
    transcript.fact("agent", battle.agent().provider() + " " + battle.agent().model());
    transcript.fact("goal", battle.goal());
    transcript.toCopy("watch", wayBack.page());
    started.warnings().forEach(transcript::quiet);
  }

  private static int complain(PrintWriter err, String text, int exitCode) {
    err.println(text);
    err.flush();
    return exitCode;
  }
}
