package dev.gauntlet.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.cli.command.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTests {
  @TempDir private Path folder;

  @Test
  void readsYaml() throws Exception {
    assertThat(read("runCount: 20\nbattle:\n  goal: Get a table # by eight\n"))
        .isEqualTo("{\"runCount\":20,\"battle\":{\"goal\":\"Get a table\"}}");
  }

  @Test
  void readsJsonByItsContent() throws Exception {
    assertThat(read("\uFEFF \n{\"runCount\": 20, \"budgetUsd\": 0.10}"))
        .isEqualTo("{\"runCount\":20,\"budgetUsd\":0.10}");
  }

  @Test
  void takesYamlWordsForWhatTheySay() throws Exception {
    assertThat(read("tags: {answer: no, day: 2026-11-22, time: 12:30, code: 010}\n"))
        .contains("\"answer\":\"no\"", "\"day\":\"2026-11-22\"", "\"time\":\"12:30\"");
  }

  @Test
  void resolvesAnchorsAndMergeKeys() throws Exception {
    assertThat(
            read(
                """
                battle:
                  opponent: &sim {provider: simulated, model: sim-capable}
                  judge:
                    <<: *sim
                    criteria: []
                """))
        .contains(
            "\"judge\":{\"criteria\":[],\"provider\":\"simulated\",\"model\":\"sim-capable\"}");
  }

  @Test
  void keepsFieldsItDoesNotKnowForTheServerToName() throws Exception {
    assertThat(read("runCuont: 20\n")).isEqualTo("{\"runCuont\":20}");
  }

  @Test
  void saysWhereYamlIsWrong() {
    assertWrong("runCount: 20\nbattle:\n\tgoal: x\n")
        .contains("run.yaml, line 3, column 1: this is not YAML: found character '\\t(TAB)'");
  }

  @Test
  void saysWhichYamlFieldIsThereTwice() {
    assertWrong("runCount: 20\nrunCount: 30\n").contains("line 2, column 1").contains("runCount");
  }

  @Test
  void saysWhereJsonIsWrong() {
    assertWrong("{\"runCount\": 20,\n \"battle\": }")
        .contains("run.yaml, line 2, column 12: this is not JSON: ");
  }

  @Test
  void saysThatJsonGoesOnBehindItsEnd() {
    assertWrong("{\"runCount\": 20}\n}").contains("line 2").contains("this is not JSON");
  }

  @Test
  void namesAFileThatIsNotThere() {
    assertThatThrownBy(() -> RunFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(CommandException.class)
        .hasMessageEndingWith("none.yaml: there is no such file.");
  }

  @Test
  void refusesAFolder() {
    assertThatThrownBy(() -> RunFile.read(folder)).hasMessageContaining("is a folder");
  }

  @Test
  void refusesAnEmptyFile() {
    assertWrong("# nothing yet\n").contains("is empty; ./gauntlet init writes an example");
  }

  @Test
  void refusesAList() {
    assertWrong("- 1\n").contains("must hold fields such as runCount and battle");
  }

  @Test
  void refusesTextThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("latin.yaml");
    Files.write(file, "goal: Gruß".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> RunFile.read(file)).hasMessageContaining("is not text in UTF-8");
  }

  @Test
  void readsScenariosFromAFileBesideIt() throws Exception {
    Files.writeString(folder.resolve("cases.csv"), "id,goal\na,Get a table\n");
    assertThat(read("scenarios: cases.csv\n"))
        .isEqualTo("{\"scenarios\":[{\"id\":\"a\",\"goal\":\"Get a table\"}]}");
  }

  @Test
  void namesAScenarioFileThatIsNotThere() {
    assertWrong("scenarios: cases.csv\n").contains("cases.csv: there is no such file");
  }

  private String read(String text) throws Exception {
    Path file = folder.resolve("run.yaml");
    Files.writeString(file, text);
    return RunFile.read(file).toString();
  }

  private org.assertj.core.api.AbstractStringAssert<?> assertWrong(String text) {
    return assertThat(
        org.assertj.core.api.Assertions.catchThrowableOfType(
                CommandException.class, () -> read(text))
            .getMessage());
  }
}
