package dev.gauntlet.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.cli.RunServer;
import dev.gauntlet.cli.Shell;
import dev.gauntlet.cli.command.ExitCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

@Timeout(30)
class InitCommandTests {
  @TempDir private Path folder;
  private final Shell shell = new Shell();

  @Test
  void writesARunThatIsOffline() throws Exception {
    Path file = folder.resolve("run.yaml");
    assertThat(shell.call(new InitCommand(), file.toString())).isZero();
    assertThat(shell.out()).contains("./gauntlet run -f " + file);

    ObjectNode run = RunFile.read(file);
    assertThat(run.path("runCount").asInt()).isEqualTo(20);
    assertThat(run.path("scenarios").size()).isEqualTo(3);
    assertThat(run.findValuesAsString("provider")).containsOnly("simulated").hasSize(3);
    assertThat(run.path("battle").findValuesAsString("model"))
        .containsExactly("sim-average", "sim-capable", "sim-capable");
  }

  @Test
  void writesARunThatIsReadyToPlay() {
    Path file = folder.resolve("run.yaml");
    shell.call(new InitCommand(), file.toString());
    try (RunServer server = RunServer.ofWholeRun()) {
      assertThat(shell.call(RunCommand::new, server, "-f", file.toString())).isZero();
    }
  }

  @Test
  void explainsEveryField() throws Exception {
    Path file = folder.resolve("run.yaml");
    shell.call(new InitCommand(), file.toString());
    assertThat(Files.readString(file))
        .contains("# How many battles.", "# The agent is what is tested.", "# budgetUsd: 5.00");
  }

  @Test
  void leavesAFileAlone() throws Exception {
    Path file = Files.writeString(folder.resolve("run.yaml"), "mine");
    assertThat(shell.call(new InitCommand(), file.toString())).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(shell.err()).contains("is there already").contains("--force");
    assertThat(file).hasContent("mine");
  }

  @Test
  void writesOverAFileWithForce() throws Exception {
    Path file = Files.writeString(folder.resolve("run.yaml"), "mine");
    assertThat(shell.call(new InitCommand(), file.toString(), "--force")).isZero();
    assertThat(Files.readString(file)).startsWith("# A run:");
  }

  @Test
  void saysThatAFolderIsNotThere() {
    Path file = folder.resolve("none/run.yaml");
    assertThat(shell.call(new InitCommand(), file.toString())).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(shell.err()).contains("there is no such folder");
  }
}
