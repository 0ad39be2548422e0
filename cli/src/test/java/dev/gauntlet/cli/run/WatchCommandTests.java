package dev.gauntlet.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.cli.RunServer;
import dev.gauntlet.cli.Shell;
import dev.gauntlet.cli.command.ExitCodes;
import dev.gauntlet.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class WatchCommandTests {
  private final Shell shell = new Shell();

  @Test
  void tellsALogOnlyWhatIsNew() {
    try (RunServer server = RunServer.ofWholeRun()) {
      assertThat(shell.call(WatchCommand::new, server, "r1")).isZero();
      assertThat(shell.err().lines().filter(line -> line.startsWith("r1 ")))
          .containsExactly(
              "r1 queued · 0 of 4 battles ended (0 %), 2 running · no verdict yet · 3.3 battles/min"
                  + " · about 4 min left · $0.012 (estimated)",
              "r1 running · 1 of 4 battles ended (25 %), 2 running · success 1 of 1 (100.0 %) · 3.3"
                  + " battles/min · about 4 min left · $0.012 (estimated)",
              "r1 running · 3 of 4 battles ended (75 %), 2 running · success 3 of 3 (100.0 %) · 3.3"
                  + " battles/min · about 4 min left · $0.012 (estimated)",
              "r1 completed · 4 of 4 battles ended (100 %), 2 running · success 4 of 4 (100.0 %) ·"
                  + " 3.3 battles/min · $0.012 (estimated)");
      assertThat(shell.err()).doesNotContain("\u001b");
    }
  }

  @Test
  void drawsABlockOnATerminalAndTakesItAway() {
    try (RunServer server = RunServer.ofWholeRun()) {
      shell.on(new Terminal(60, true, true)).call(WatchCommand::new, server, "r1");
      assertThat(shell.err()).contains("█").contains("░").contains("\u001b[5A\r\u001b[J");
      assertThat(shell.err().lastIndexOf("\u001b[J")).isGreaterThan(shell.err().lastIndexOf("░"));
      assertThat(shell.out()).doesNotContain("█").contains("success");
    }
  }

  @Test
  void printsOnlyTheReportAsJson() {
    try (RunServer server = RunServer.ofWholeRun()) {
      assertThat(shell.call(WatchCommand::new, server, "r1", "--output", "json")).isZero();
      assertThat(JsonMapper.shared().readTree(shell.out()))
          .isEqualTo(JsonMapper.shared().readTree(RunServer.REPORT));
      assertThat(shell.out()).contains("0.0120");
      assertThat(shell.err()).contains("r1 running").doesNotContain("compare");
    }
  }

  @Test
  void printsEachChangeAndThenTheReportAsLinesOfJson() {
    try (RunServer server = RunServer.ofWholeRun()) {
      shell
          .on(new Terminal(80, true, true))
          .call(WatchCommand::new, server, "r1", "--output", "jsonl");
      List<JsonNode> lines = shell.outLines().stream().map(JsonMapper.shared()::readTree).toList();
      assertThat(lines.subList(0, lines.size() - 1))
          .extracting(line -> line.path("state").asString() + line.path("completed").asInt())
          .containsExactly("queued0", "running1", "running3", "completed4");
      assertThat(lines.getLast().path("rates").path("success").path("k").asInt()).isEqualTo(2);
      assertThat(shell.err()).doesNotContain("\u001b");
    }
  }

  @Test
  void goesOnWhenTheServerComesBack() throws Exception {
    try (RunServer server = new RunServer()) {
      for (int i = 0; i < 50; i++) {
        server.status("running", 1);
      }
      server.status("completed", 4);
      server.answer("GET /api/scale/r1/report", 200, RunServer.REPORT);
      var command = shell.begin(WatchCommand::new, shell.known(server), "r1");
      Shell.await(() -> server.looks() > 3);
      server.goAway();
      Shell.await(() -> shell.err().contains("Trying again"));
      server.comeBack();

      assertThat(command.get(20, TimeUnit.SECONDS)).isZero();
      assertThat(shell.err()).contains("does not answer").contains("The server is back.");
      assertThat(shell.out()).contains("66.7 %");
    }
  }

  @Test
  void asksAgainWhenTheServerHasAFault() {
    try (RunServer server = RunServer.ofWholeRun()) {
      server.failLooks(2);
      assertThat(shell.call(WatchCommand::new, server, "r1")).isZero();
      assertThat(shell.err()).contains("The database is busy. Asking again.");
      assertThat(shell.out()).contains("66.7 %");
    }
  }

  @Test
  void givesUpWhenTheFaultStays() {
    try (RunServer server = RunServer.ofWholeRun()) {
      server.failLooks(100);
      assertThat(shell.call(WatchCommand::new, server, "r1")).isEqualTo(ExitCodes.COULD_NOT_RUN);
      assertThat(shell.out()).isEmpty();
    }
  }

  @Test
  void saysHowToComeBackWhenTheServerStaysAway() throws Exception {
    RunServer server = new RunServer();
    server.status("running", 1);
    var command = shell.impatient().begin(WatchCommand::new, shell.known(server), "r1");
    Shell.await(() -> server.looks() > 3);
    server.goAway();

    assertThat(command.get(20, TimeUnit.SECONDS)).isEqualTo(ExitCodes.COULD_NOT_RUN);
    assertThat(shell.err())
        .contains("The server did not come back.")
        .contains("./gauntlet watch r1");
  }

  @Test
  void endsWithFourWhenTheRunFailed() {
    try (RunServer server = new RunServer()) {
      server.status("failed", 1, ",\"error\":{\"type\":\"X\",\"message\":\"No worker came.\"}");
      server.answer("GET /api/scale/r1/report", 200, RunServer.REPORT);
      assertThat(shell.call(WatchCommand::new, server, "r1")).isEqualTo(ExitCodes.COULD_NOT_RUN);
      assertThat(shell.err()).contains("The run failed: No worker came.\n");
      assertThat(shell.out()).contains("66.7 %");
    }
  }

  @Test
  void endsWithFourWhenTheRunWasCancelled() {
    try (RunServer server = new RunServer()) {
      server.status("cancelled", 1, ",\"endedBy\":\"ann\",\"reason\":\"wrong prompt\"");
      server.answer("GET /api/scale/r1/report?partial=true", 200, RunServer.REPORT);
      server.answer("GET /api/scale/r1/report", 409, "{\"code\":\"run_not_finished\"}");
      assertThat(shell.call(WatchCommand::new, server, "r1")).isEqualTo(ExitCodes.COULD_NOT_RUN);
      assertThat(shell.err()).contains("The run was cancelled by ann: wrong prompt.");
      assertThat(shell.out()).contains("66.7 %");
    }
  }

  @Test
  void doesWithoutAReport() {
    try (RunServer server = new RunServer()) {
      server.status("completed", 4);
      assertThat(shell.call(WatchCommand::new, server, "r1", "--output", "json")).isZero();
      assertThat(shell.err()).contains("The server has no report of r1.");
      assertThat(shell.out()).isEmpty();
    }
  }

  @Test
  void doesWithAServerThatSaysLittle() {
    try (RunServer server = new RunServer()) {
      server.answer("GET /api/scale/r1/status", 200, "{\"state\":\"completed\",\"usage\":null}");
      server.answer("GET /api/scale/r1/report", 200, "{\"rates\":null,\"failures\":[null]}");
      assertThat(shell.call(WatchCommand::new, server, "r1")).isZero();
      assertThat(shell.out()).contains("unknown: no battle could be judged");
    }
  }

  @Test
  void doesNotKnowARun() {
    try (RunServer server = new RunServer()) {
      assertThat(shell.call(WatchCommand::new, server, "none")).isEqualTo(ExitCodes.BAD_INPUT);
      assertThat(shell.err()).contains("There is nothing here.");
    }
  }

  @Test
  void asksForARun() {
    try (RunServer server = new RunServer()) {
      assertThat(shell.call(WatchCommand::new, server)).isEqualTo(ExitCodes.BAD_INPUT);
    }
  }

  @Test
  void refusesAnAddressThatIsNone() {
    try (RunServer server = new RunServer()) {
      for (String address : List.of("foo", "localhost:8080", "http://", "ftp://a", "a b")) {
        assertThat(shell.call(WatchCommand::new, server, "r1", "--server", address))
            .isEqualTo(ExitCodes.BAD_INPUT);
      }
      assertThat(shell.err()).contains("must be an address such as http://127.0.0.1:8080");
    }
  }

  @Test
  void refusesAFormatThatIsNone() {
    try (RunServer server = new RunServer()) {
      assertThat(shell.call(WatchCommand::new, server, "r1", "--output", "xml"))
          .isEqualTo(ExitCodes.BAD_INPUT);
      assertThat(shell.err()).contains("must be one of text, json, jsonl, but was 'xml'");
    }
  }

  @Test
  void saysWhatToDoWithoutAServer() {
    RunServer gone = new RunServer();
    gone.close();
    assertThat(shell.call(WatchCommand::new, gone, "r1")).isEqualTo(ExitCodes.COULD_NOT_RUN);
    assertThat(shell.err()).contains("Start one with ./gauntlet up, or name another with --server");
  }
}
