package dev.gauntlet.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.cli.RunServer;
import dev.gauntlet.cli.Shell;
import dev.gauntlet.cli.command.ExitCodes;
import dev.gauntlet.cli.server.ServerUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class RunCommandTests {
  private static final String[] WITHOUT_FILE = {
    "--count=4", "--provider=simulated", "--model=sim-average", "--goal=G"
  };

  @TempDir private Path folder;
  private final Shell shell = new Shell();

  @Test
  void playsARunAndPrintsItsReport() {
    try (RunServer server = RunServer.ofWholeRun()) {
      assertThat(shell.call(RunCommand::new, server, WITHOUT_FILE)).isZero();
      assertThat(shell.out()).startsWith("Run r1\n").contains("66.7 % (2 of 3)");
      assertThat(shell.err())
          .startsWith("Run r1, " + server.address() + "/runs/r1\nJudge and agent share a model.\n")
          .contains("./gauntlet report r1 --format pdf --out r1.pdf")
          .contains("./gauntlet compare OTHER_RUN r1");
    }
  }

  @Test
  void sendsWhatTheOptionsSay() {
    try (RunServer server = RunServer.ofWholeRun()) {
      shell.call(
          RunCommand::new,
          server,
          "--count=4",
          "--provider=p",
          "--model=m",
          "--system-prompt=S",
          "--goal=G",
          "--message-limit=6",
          "--max-usd=0.05",
          "--budget-usd=5",
          "--concurrency=3",
          "--seed=7",
          "--run-id=r1",
          "--tag=a=b",
          "--tag=c=d",
          "--opponent-model=o",
          "--judge-provider=jp",
          "--judge-model=j");
      assertThat(json(server.started()))
          .isEqualTo(
              json(
                  """
                  {"runId":"r1","runCount":4,"concurrency":3,"budgetUsd":5,"seed":7,
                   "tags":{"a":"b","c":"d"},
                   "battle":{"agent":{"provider":"p","model":"m","systemPrompt":"S"},
                     "opponent":{"type":"simulated","model":"o"},
                     "judge":{"provider":"jp","model":"j"},
                     "goal":"G","messageLimit":6,"maxUsdPerConversation":0.05}}
                  """));
    }
  }

  @Test
  void letsOptionsWinOverTheFileAndKeepsTheRest() throws Exception {
    try (RunServer server = RunServer.ofWholeRun()) {
      String file =
          file(
              """
              runCount: 20
              tags: {suite: x}
              battle:
                agent: {provider: openai, model: old, temperature: 0.5}
                opponent: {type: scripted, lines: [hello]}
                goal: G
              """);
      shell.call(RunCommand::new, server, "-f", file, "--model=new", "--count=2", "--tag=a=b");
      assertThat(json(server.started()))
          .isEqualTo(
              json(
                  """
                  {"runCount":2,"tags":{"suite":"x","a":"b"},
                   "battle":{"agent":{"provider":"openai","model":"new","temperature":0.5},
                     "opponent":{"type":"scripted","lines":["hello"]},"goal":"G"}}
                  """));
    }
  }

  @Test
  void staysInTheFlatFormOfTheFile() throws Exception {
    try (RunServer server = RunServer.ofWholeRun()) {
      String file = file("runCount: 1\nbattle: {provider: openai, model: old, goal: G}\n");
      shell.call(RunCommand::new, server, "-f", file, "--model=new", "--system-prompt=S");
      assertThat(json(server.started()).path("battle"))
          .isEqualTo(
              json(
                  """
                  {"provider":"openai","model":"new","goal":"G","systemPrompt":"S"}
                  """));
    }
  }

  @Test
  void sendsTheNamesOfStoredAgentsAndTemplatesAsTheyAre() throws Exception {
    try (RunServer server = RunServer.ofWholeRun()) {
      String file =
          file(
              """
              runCount: 1
              battle:
                agentId: shop
                agentVersion: 2
                templateId: greeting
                values: {name: Ana}
                goal: G
              """);
      shell.call(RunCommand::new, server, "-f", file, "--model=new");
      assertThat(json(server.started()).path("battle"))
          .isEqualTo(
              json(
                  """
                  {"agentId":"shop","agentVersion":2,"templateId":"greeting","values":{"name":"Ana"},
                   "goal":"G","agent":{"model":"new"}}
                  """));
    }
  }

  @Test
  void takesScenariosFromAFile() throws Exception {
    Path cases = Files.writeString(folder.resolve("cases.csv"), "id,goal\na,G\n");
    try (RunServer server = RunServer.ofWholeRun()) {
      String file = file("runCount: 2\nscenarios: [{id: old, goal: O}]\nbattle: {model: m}\n");
      shell.call(RunCommand::new, server, "-f", file, "--scenarios", cases.toString());
      assertThat(json(server.started()).path("scenarios"))
          .isEqualTo(json("[{\"id\":\"a\",\"goal\":\"G\"}]"));
    }
  }

  @Test
  void startsOnceWhenTheAnswerIsLost() {
    try (RunServer server = RunServer.ofWholeRun()) {
      server.dropAnswersToStart(1);
      assertThat(shell.call(RunCommand::new, server, WITHOUT_FILE)).isZero();
      assertThat(server.idempotencyKeys()).hasSizeGreaterThan(1);
      assertThat(server.idempotencyKeys().stream().distinct()).hasSize(1);
    }
  }

  @Test
  void namesEveryFieldTheServerRefuses() {
    try (RunServer server = new RunServer()) {
      server.answer(
          "POST /api/scale/start",
          400,
          """
          {"code":"invalid_input","title":"Bad Request","detail":"The run cannot be played.",
           "errors":[{"field":"runCuont","message":"is not known."},
                     {"field":"battle.goal","message":"must not be empty."}]}\
          """);
      assertThat(shell.call(RunCommand::new, server, WITHOUT_FILE)).isEqualTo(ExitCodes.BAD_INPUT);
      assertThat(shell.err())
          .isEqualTo(
              """
              The run cannot be played.
                runCuont: is not known.
                battle.goal: must not be empty.
              """);
      assertThat(shell.out()).isEmpty();
    }
  }

  @Test
  void saysWhereTheFileIsWrongBeforeAServerIsAsked() throws Exception {
    String file = file("runCount: 20\nbattle: [\n");
    int exit =
        shell.call(
            RunCommand::new,
            () -> {
              throw new AssertionError("a server was asked");
            },
            "-f",
            file);
    assertThat(exit).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(shell.err()).contains("run.yaml, line 3, column 1: this is not YAML: ");
  }

  @Test
  void saysThatTheFileIsNotThere() {
    try (RunServer server = new RunServer()) {
      assertThat(shell.call(RunCommand::new, server, "-f", "none.yaml"))
          .isEqualTo(ExitCodes.BAD_INPUT);
      assertThat(shell.err()).isEqualTo("none.yaml: there is no such file.\n");
    }
  }

  @Test
  void saysWhatIsMissingWithoutASetup() {
    try (RunServer server = new RunServer()) {
      assertThat(shell.call(RunCommand::new, server)).isEqualTo(ExitCodes.BAD_INPUT);
      assertThat(shell.err()).contains("name a file with -f").contains("./gauntlet init");
    }
  }

  @Test
  void hasNothingToDoWithoutBattles() throws Exception {
    Path none = Files.writeString(folder.resolve("none.csv"), "id,goal\n");
    try (RunServer server = new RunServer()) {
      assertThat(shell.call(RunCommand::new, server, "--count=0")).isEqualTo(5);
      assertThat(shell.call(RunCommand::new, server, "--count=2", "--scenarios", none.toString()))
          .isEqualTo(ExitCodes.NOTHING_TO_DO);
      assertThat(shell.err()).contains("of 0 battles").contains("the list of scenarios is empty");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void refusesAnOptionThatIsNoNumber() {
    try (RunServer server = new RunServer()) {
      assertThat(shell.call(RunCommand::new, server, "--count=many"))
          .isEqualTo(ExitCodes.BAD_INPUT);
    }
  }

  @Test
  void returnsAtOnceWhenDetached() {
    try (RunServer server = RunServer.ofWholeRun()) {
      String[] options = {"--count=4", "--detach"};
      assertThat(shell.call(RunCommand::new, server, options)).isZero();
      assertThat(shell.out()).isEqualTo("r1\n");
      assertThat(shell.err()).contains("./gauntlet watch r1");
      assertThat(server.looks()).isZero();
    }
  }

  @Test
  void printsTheAnswerAsJsonWhenDetached() {
    try (RunServer server = RunServer.ofWholeRun()) {
      shell.call(RunCommand::new, server, "--count=4", "--detach", "--output=json");
      assertThat(json(shell.out()).path("links").path("self").asString())
          .isEqualTo("/api/scale/r1");
    }
  }

  @Test
  void saysThatADetachedRunWaitsForTheNextStartOfItsServer() {
    try (RunServer server = RunServer.ofWholeRun()) {
      shell.call(RunCommand::new, shell.startedHere(server), "--count=4", "--detach");
      assertThat(shell.err()).contains("goes on with the next start (./gauntlet up)");
      assertThat(shell.isServerClosed()).isTrue();
    }
  }

  @Test
  void leavesTheRunOnCtrlC() throws Exception {
    try (RunServer server = new RunServer()) {
      server.status("running", 1);
      var command = shell.begin(RunCommand::new, shell.known(server), WITHOUT_FILE);
      assertThat(shell.leave(command, () -> server.looks() > 2)).isEqualTo(ExitCodes.DETACHED);
      assertThat(shell.err())
          .contains("Left. The run goes on without this terminal.")
          .contains("./gauntlet watch r1");
      assertThat(server.requests()).noneMatch(request -> request.contains("cancel"));
      assertThat(shell.out()).isEmpty();
    }
  }

  @Test
  void saysThatTheRunGoesOnWithTheNextStartWhenItsServerEndsOnCtrlC() throws Exception {
    try (RunServer server = new RunServer()) {
      server.status("running", 1);
      var command = shell.begin(RunCommand::new, shell.startedHere(server), WITHOUT_FILE);
      assertThat(shell.leave(command, () -> server.looks() > 2)).isEqualTo(ExitCodes.DETACHED);
      assertThat(shell.err()).contains("Left. The run goes on with the next start (./gauntlet up)");
      assertThat(shell.isServerClosed()).isTrue();
    }
  }

  @Test
  void saysWhyThereIsNoServer() {
    int exit =
        shell.call(
            RunCommand::new,
            () -> {
              throw new ServerUnavailableException("The port is taken.", null);
            },
            WITHOUT_FILE);
    assertThat(exit).isEqualTo(ExitCodes.COULD_NOT_RUN);
    assertThat(shell.err()).isEqualTo("The port is taken.\n");
  }

  @Test
  void namesTheServerInWhatComesNextWhenItWasNamed() {
    try (RunServer server = RunServer.ofWholeRun()) {
      String option = "--server=" + server.address() + "/";
      shell.call(
          RunCommand::new,
          () -> {
            throw new AssertionError("another server was asked");
          },
          "--count=4",
          option);
      assertThat(shell.err()).contains("compare OTHER_RUN r1 --server " + server.address());
    }
  }

  private String file(String text) throws Exception {
    return Files.writeString(folder.resolve("run.yaml"), text).toString();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
