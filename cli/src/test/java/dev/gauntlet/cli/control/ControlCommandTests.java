package dev.gauntlet.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.cli.RunServer;
import dev.gauntlet.cli.Shell;
import dev.gauntlet.cli.command.ExitCodes;
import dev.gauntlet.cli.command.Surroundings;
import dev.gauntlet.cli.server.RunningServer;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class ControlCommandTests {
  private static final String ENDED =
      """
      {"code":"run_ended","title":"Conflict","detail":"The run has ended: completed."}\
      """;

  private final Shell shell = new Shell();

  @Test
  void saysWhereARunStands() {
    try (RunServer server = new RunServer()) {
      server.status("running", 1, ",\"budgetUsd\":5");
      assertThat(shell.call(StatusCommand::new, server, "r1")).isZero();
      assertThat(shell.out())
          .isEqualTo(
              """
              Run r1 running
              1 of 4 battles ended (25 %), 2 running
              success 1 of 1 (100.0 %)
              3.3 battles/min · about 4 min left · $0.012 (estimated) of $5.00 budget
              """);
    }
  }

  @Test
  void printsAStatusAsJson() {
    try (RunServer server = new RunServer()) {
      server.status("failed", 1, ",\"new\":true");
      assertThat(shell.call(StatusCommand::new, server, "r1", "--output=json")).isZero();
      assertThat(JsonMapper.shared().readTree(shell.out()).path("new").asBoolean()).isTrue();
      assertThat(shell.err()).isEmpty();
    }
  }

  @Test
  void cancelsARunAndSaysWhy() {
    try (RunServer server = new RunServer()) {
      server.answer("POST /api/scale/r1/cancel", 202, "{\"runId\":\"r1\",\"state\":\"running\"}");
      assertThat(shell.call(CancelCommand::new, server, "r1", "--reason", "not needed")).isZero();
      assertThat(server.requests())
          .contains("POST /api/scale/r1/cancel {\"reason\":\"not needed\"}");
      assertThat(shell.out()).isEqualTo("Run r1 is being cancelled.\n");
    }
  }

  @Test
  void pausesAndResumesARun() {
    try (RunServer server = new RunServer()) {
      server.answer("POST /api/scale/r1/pause", 202, "{\"runId\":\"r1\",\"state\":\"paused\"}");
      server.answer("POST /api/scale/r1/resume", 202, "{\"runId\":\"r1\",\"state\":\"running\"}");
      assertThat(shell.call(PauseCommand::new, server, "r1")).isZero();
      assertThat(shell.call(ResumeCommand::new, server, "r1")).isZero();
      assertThat(shell.out())
          .isEqualTo(
              """
              Run r1 is paused. Let it go on: ./gauntlet resume r1
              Run r1 goes on. Follow it: ./gauntlet watch r1
              """);
    }
  }

  @Test
  void printsTheAnswerAsJson() {
    try (RunServer server = new RunServer()) {
      server.answer("POST /api/scale/r1/pause", 202, "{\"runId\":\"r1\",\"state\":\"paused\"}");
      shell.call(PauseCommand::new, server, "r1", "--output=jsonl");
      assertThat(shell.out()).isEqualTo("{\"runId\":\"r1\",\"state\":\"paused\"}\n");
    }
  }

  @Test
  void hasNothingToCancelWhenTheRunHasEnded() {
    try (RunServer server = new RunServer()) {
      server.answer("POST /api/scale/r1/cancel", 200, "{\"runId\":\"r1\",\"state\":\"completed\"}");
      assertThat(shell.call(CancelCommand::new, server, "r1")).isEqualTo(ExitCodes.NOTHING_TO_DO);
      assertThat(shell.err()).isEqualTo("Run r1 had ended before (completed).\n");
      assertThat(shell.out()).isEmpty();
    }
  }

  @Test
  void hasNothingToHoldWhenTheRunHasEnded() {
    try (RunServer server = new RunServer()) {
      server.answer("POST /api/scale/r1/pause", 409, ENDED);
      server.answer("POST /api/scale/r1/resume", 409, ENDED);
      assertThat(shell.call(PauseCommand::new, server, "r1")).isEqualTo(ExitCodes.NOTHING_TO_DO);
      assertThat(shell.call(ResumeCommand::new, server, "r1")).isEqualTo(ExitCodes.NOTHING_TO_DO);
      assertThat(shell.err()).contains("The run has ended: completed.");
    }
  }

  @Test
  void doesNotKnowARun() {
    try (RunServer server = new RunServer()) {
      for (Function<Surroundings, ?> command : commandsOfARun()) {
        assertThat(shell.call(command, server, "no/ne")).isEqualTo(ExitCodes.BAD_INPUT);
      }
      assertThat(server.requests()).contains("GET /api/scale/no%2Fne/status");
      assertThat(shell.out()).isEmpty();
    }
  }

  @Test
  void saysWhatToDoWithoutAServer() {
    RunServer gone = new RunServer();
    gone.close();
    for (Function<Surroundings, ?> command : commandsOfARun()) {
      assertThat(shell.call(command, gone, "r1")).isEqualTo(ExitCodes.COULD_NOT_RUN);
    }
    assertThat(shell.call(ListCommand::new, gone)).isEqualTo(ExitCodes.COULD_NOT_RUN);
    assertThat(shell.err()).contains("./gauntlet up");
  }

  @Test
  void listsRuns() {
    try (RunServer server = new RunServer()) {
      server.answer("GET /api/scale?limit=20", 200, page("null", item("r2"), item("r1")));
      assertThat(shell.call(ListCommand::new, server)).isZero();
      assertThat(shell.out())
          .isEqualTo(
              """
              run  state      ended  success   cost  started (UTC)     model  goal
              r2   completed    4/4   50.0 %  $0.01  2026-11-22 10:00  m      Get a refund
              r1   completed    4/4   50.0 %  $0.01  2026-11-22 10:00  m      Get a refund
              """);
    }
  }

  @Test
  void listsRunsOverPagesAsLinesOfJson() {
    try (RunServer server = new RunServer()) {
      server.answer(
          "GET /api/scale?limit=3&state=completed", 200, page("\"c 1\"", item("r3"), item("r2")));
      server.answer(
          "GET /api/scale?limit=1&state=completed&cursor=c%201", 200, page("\"c2\"", item("r1")));
      shell.call(ListCommand::new, server, "--limit=3", "--state=completed", "--output=jsonl");
      assertThat(shell.outLines())
          .extracting(line -> JsonMapper.shared().readTree(line).path("runId").asString())
          .containsExactly("r3", "r2", "r1");
      assertThat(shell.err()).isEmpty();
    }
  }

  @Test
  void listsRunsAsOneDocument() {
    try (RunServer server = new RunServer()) {
      server.answer("GET /api/scale?limit=1", 200, page("\"c1\"", item("r3")));
      shell.call(ListCommand::new, server, "--limit=1", "--output=json");
      assertThat(JsonMapper.shared().readTree(shell.out()).path("nextCursor").asString())
          .isEqualTo("c1");
    }
  }

  @Test
  void listsNothingWithoutComplaint() {
    try (RunServer server = new RunServer()) {
      server.answer("GET /api/scale?limit=20", 200, "{\"items\":[],\"nextCursor\":null}");
      assertThat(shell.call(ListCommand::new, server)).isZero();
      assertThat(shell.out()).isEmpty();
      assertThat(shell.err()).contains("There are no runs yet");
    }
  }

  @Test
  void refusesALimitOfNone() {
    try (RunServer server = new RunServer()) {
      assertThat(shell.call(ListCommand::new, server, "--limit=0")).isEqualTo(ExitCodes.BAD_INPUT);
    }
  }

  private static List<Function<Surroundings, ?>> commandsOfARun() {
    return List.of(StatusCommand::new, CancelCommand::new, PauseCommand::new, ResumeCommand::new);
  }

  private static String item(String run) {
    return """
    {"runId":"%s","state":"completed","model":"m","provider":"p","goal":"Get a\\nrefund",
     "completed":4,"total":4,"succeeded":2,"missed":2,"costUsd":0.01,
     "createdAt":"2026-11-22T10:00:59.123Z","tags":{}}\
    """
        .formatted(run);
  }

  private static String page(String cursor, String... items) {
    return "{\"items\":[" + String.join(",", items) + "],\"nextCursor\":" + cursor + "}";
  }

  @Test
  void saysWhyNoServerAnswers() {
    RunningServer nowhere = new RunningServer(URI.create("http://gauntlet.invalid"));
    assertThat(shell.call(ListCommand::new, nowhere)).isEqualTo(ExitCodes.COULD_NOT_RUN);
    assertThat(shell.err())
        .contains("Start one with ./gauntlet up, or name another with --server.")
        .contains("http://gauntlet.invalid does not answer (there is no such host).");
  }
}
