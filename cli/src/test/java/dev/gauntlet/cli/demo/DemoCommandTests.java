package dev.gauntlet.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.cli.BattleServer;
import dev.gauntlet.cli.server.RunningServer;
import dev.gauntlet.cli.server.ServerHandle;
import dev.gauntlet.cli.server.ServerSource;
import dev.gauntlet.cli.terminal.Terminal;
import dev.gauntlet.cli.waiting.Interrupts;
import dev.gauntlet.cli.waiting.Pace;
import dev.gauntlet.cli.waiting.Patience;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(30)
class DemoCommandTests {
  private static final Pace QUICK =
      new Pace(
          Duration.ofMillis(5),
          Duration.ofSeconds(5),
          new Patience(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofSeconds(5)));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final AtomicReference<Thread> watched = new AtomicReference<>();

  @Test
  void tellsAWholeBattleInOrder() {
    try (BattleServer server = BattleServer.ofWholeBattle()) {
      int exit = demo(server, Map.of());

      assertThat(exit).isZero();
      assertThat(out.toString())
          .isEqualTo(
              """

              Offline and simulated: no model is asked, and nothing is paid for.

              agent     simulated sim-capable
              goal      The agent confirms a refund for the damaged helmet of order 4711.
              watch     ADDRESS/battles/b1

              1 user
              │ My helmet is cracked.
              · waiting: rate limited, attempt 1 (too many requests)

              2 agent
              │ Which order is it?
              ○ not yet: Asks first.
              · paused by ann (lunch)
              · resumed by ann

              3 user
              │ Order 4711.
              · the worker was lost; another goes on at message 4

              4 agent
              │ You get your money back.
              ✓ reached: Confirmed.

              The goal was reached.
              4 messages · 1,234 tokens in, 56 out · $0.001234

              page      ADDRESS/battles/b1
              as JSON   curl -s ADDRESS/api/battles/b1
              """
                  .replace("ADDRESS", server.address().toString()));
      assertThat(err.toString()).isEmpty();
    }
  }

  @Test
  void saysThatAnUnknownCostIsUnknown() {
    try (BattleServer server = BattleServer.ofWholeBattle()) {
      server.status("null", false);
      demo(server, Map.of());
      assertThat(out.toString()).contains("56 out · cost unknown").doesNotContain("$");
    }
  }

  @Test
  void saysThatAnEstimatedCostIsEstimated() {
    try (BattleServer server = BattleServer.ofWholeBattle()) {
      server.status("0", true);
      demo(server, Map.of());
      assertThat(out.toString()).contains("$0.00 (estimated)");
    }
  }

  @Test
  void sendsWhatTheOptionsSay() {
    try (BattleServer server = BattleServer.ofWholeBattle()) {
      demo(
          server,
          Map.of("OPENAI_API_KEY", "k"),
          "--goal=G",
          "--persona=P",
          "--system-prompt=S",
          "--message-limit=4",
          "--max-usd=0.05",
          "--seed=7",
          "--may-leave");
      assertThat(server.requests())
          .anySatisfy(request ->
              assertThat(request)
                  .isEqualTo(
                      "POST /api/battles/start {\"agent\":{\"provider\":\"openai\","
                          + "\"model\":\"gpt-4.1-mini\",\"systemPrompt\":\"S\"},"
                          + "\"opponent\":{\"type\":\"simulated\",\"persona\":\"P\","
                          + "\"mayLeave\":true},\"goal\":\"G\",\"messageLimit\":4,"
                          + "\"maxUsdPerConversation\":0.05,\"seed\":7}"));
      assertThat(out.toString()).doesNotContain("simulated");
    }
  }

  @Test
  void namesEveryWrongFieldOfARefusedStart() {
    try (BattleServer server = new BattleServer()) {
      server.answerStart(
          400,
          """
          {"code":"invalid_input","title":"Bad Request","detail":"The battle cannot be played.",
           "errors":[{"field":"messageLimit","message":"at most 200"},
                     {"field":"goal","message":"must not be empty"}]}\
          """);
      assertThat(demo(server, Map.of())).isEqualTo(2);
      assertThat(err.toString())
          .isEqualTo(
              """
              The battle cannot be played.
                messageLimit: at most 200
                goal: must not be empty
              """);
      assertThat(out.toString()).isEmpty();
    }
  }

  @Test
  void refusesAProviderWithoutAKey() {
    try (BattleServer server = new BattleServer()) {
      assertThat(demo(server, Map.of(), "--provider=anthropic", "--model=m")).isEqualTo(2);
      assertThat(err.toString()).contains("--provider anthropic: the server has no key");
    }
  }

  @Test
  void saysThatTheKeyIsMissingForAModelThatIsNotOffline() {
    try (BattleServer server = new BattleServer()) {
      assertThat(demo(server, Map.of(), "--model=gpt-4.1-mini")).isEqualTo(2);
      assertThat(err.toString())
          .contains("--model gpt-4.1-mini: no --provider is named and OPENAI_API_KEY is not set");
    }
  }

  @Test
  void refusesAnUnknownOption() {
    try (BattleServer server = new BattleServer()) {
      assertThat(demo(server, Map.of(), "--colour")).isEqualTo(2);
    }
  }

  @Test
  void endsWithFourWhenTheBattleEndedInError() {
    try (BattleServer server = new BattleServer()) {
      server.event(
          "ended",
          0,
          "{\"endedReason\":\"error\",\"error\":{\"type\":\"AUTHENTICATION\",\"message\":\"The key"
              + " was refused.\"}}");
      assertThat(demo(server, Map.of())).isEqualTo(4);
      assertThat(out.toString())
          .contains("The battle could not go on: The key was refused. (AUTHENTICATION)");
    }
  }

  @Test
  void goesOnWhereItStoodWhenTheServerComesBack() throws Exception {
    try (BattleServer server = BattleServer.ofWholeBattle()) {
      CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> demo(server, Map.of()));
      while (server.shownEvents() < 5) {
        Thread.sleep(1);
      }
      server.goAway();
      while (!err.toString().contains("Trying again")) {
        Thread.sleep(1);
      }
      server.comeBack();

      assertThat(exit.get(20, TimeUnit.SECONDS)).isZero();
      assertThat(out.toString().lines().filter(line -> line.startsWith("│")))
          .containsExactly(
              "│ My helmet is cracked.",
              "│ Which order is it?",
              "│ Order 4711.",
              "│ You get your money back.");
      assertThat(err.toString()).contains("does not answer").contains("The server is back.");
    }
  }

  @Test
  void saysHowToComeBackWhenTheServerStaysAway() {
    BattleServer server = BattleServer.ofWholeBattle();
    Pace hasty =
        new Pace(
            Duration.ofMillis(5),
            Duration.ofSeconds(1),
            new Patience(Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofMillis(50)));
    ServerSource source = () -> new FakeHandle(server.address(), false, new AtomicBoolean());
    CompletableFuture<Integer> exit =
        CompletableFuture.supplyAsync(() -> run(source, Map.of(), hasty, new Terminal(80, false)));
    while (server.shownEvents() < 3) {
      Thread.onSpinWait();
    }
    server.goAway();

    assertThat(exit.join()).isEqualTo(4);
    assertThat(err.toString())
        .contains("The server did not come back.")
        .contains(server.address() + "/battles/b1");
  }

  @Test
  void saysWhatToDoWhenNoServerAnswers() {
    BattleServer gone = new BattleServer();
    gone.close();
    assertThat(demo(gone, Map.of())).isEqualTo(4);
    assertThat(err.toString())
        .contains("No Gauntlet server answers at " + gone.address())
        .contains("./gauntlet up");
  }

  @Test
  void takesAnotherProgramOnThePortForNoServer() {
    try (BattleServer other = new BattleServer()) {
      other.answerProviders("<html>");
      assertThat(demo(other, Map.of())).isEqualTo(4);
      assertThat(err.toString()).contains("what answers there is not Gauntlet");
    }
  }

  @Test
  void leavesTheBattleOnCtrlC() throws Exception {
    try (BattleServer server = new BattleServer()) {
      server.event("started", 0, "{}");
      assertThat(leave(server, false, new AtomicBoolean())).isEqualTo(130);
      assertThat(err.toString())
          .contains("Left. The battle goes on without this terminal:")
          .contains("/api/battles/b1/cancel");
    }
  }

  @Test
  void stopsTheServerItStartedOnCtrlCAndSaysThatTheBattleGoesOn() throws Exception {
    try (BattleServer server = new BattleServer()) {
      AtomicBoolean closed = new AtomicBoolean();
      assertThat(leave(server, true, closed)).isEqualTo(130);
      assertThat(err.toString()).contains("the battle goes on with the next ./gauntlet up");
      assertThat(closed).isTrue();
    }
  }

  @Test
  void paintsOnATerminalThatWantsIt() {
    try (BattleServer server = BattleServer.ofWholeBattle()) {
      run(new RunningServer(server.address()), Map.of(), QUICK, new Terminal(80, true));
      assertThat(out.toString()).contains("\u001b[32m✓ reached: \u001b[0m");
    }
  }

  @Test
  void keepsToTheWidthOfTheTerminal() {
    try (BattleServer server = BattleServer.ofWholeBattle()) {
      server.replaceMessage(4, "assistant", "word ".repeat(40) + "x".repeat(90));
      run(new RunningServer(server.address()), Map.of(), QUICK, new Terminal(40, false));
      assertThat(out.toString().lines().filter(line -> !line.contains(server.address().toString())))
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
    }
  }

  private int leave(BattleServer server, boolean startedHere, AtomicBoolean closed)
      throws Exception {
    ServerSource source = () -> new FakeHandle(server.address(), startedHere, closed);
    CompletableFuture<Integer> exit =
        CompletableFuture.supplyAsync(() -> run(source, Map.of(), QUICK, new Terminal(80, false)));
    while (server.shownEvents() < 3) {
      Thread.sleep(1);
    }
    Objects.requireNonNull(watched.get()).interrupt();
    return exit.get(20, TimeUnit.SECONDS);
  }

  private int demo(BattleServer server, Map<String, String> environment, String... options) {
    return run(
        new RunningServer(server.address()), environment, QUICK, new Terminal(80, false), options);
  }

  private int run(
      ServerSource source,
      Map<String, String> environment,
      Pace pace,
      Terminal terminal,
      String... options) {
    Interrupts interrupts =
        () -> {
          watched.set(Thread.currentThread());
          return () -> {};
        };
    return new CommandLine(new DemoCommand(source, environment, () -> terminal, interrupts, pace))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(options);
  }

  private record FakeHandle(URI address, boolean startedHere, AtomicBoolean closed)
      implements ServerHandle {
    @Override
    public void close() {
      closed.set(true);
    }
  }
}
