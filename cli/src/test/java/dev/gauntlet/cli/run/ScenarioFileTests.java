package dev.gauntlet.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.cli.command.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFileTests {
  @TempDir private Path folder;

  @Test
  void readsCsvWithAHeading() throws Exception {
    assertThat(read("id,goal,persona,userMessage,weight\na,G,P,Hello,2\nb,H,,,0.5\n"))
        .isEqualTo(
            "[{\"id\":\"a\",\"goal\":\"G\",\"persona\":\"P\",\"userMessage\":\"Hello\",\"weight\":2},"
                + "{\"id\":\"b\",\"goal\":\"H\",\"weight\":0.5}]");
  }

  @Test
  void readsQuotedCells() throws Exception {
    assertThat(read("\uFEFFid,goal\r\na,\"Say \"\"yes\"\",\r\nplease\"\r\n\r\nb,c"))
        .isEqualTo(
            "[{\"id\":\"a\",\"goal\":\"Say \\\"yes\\\",\\nplease\"},{\"id\":\"b\",\"goal\":\"c\"}]");
  }

  @Test
  void readsJsonLines() throws Exception {
    assertThat(read("{\"id\":\"a\",\"weight\":2}\n\n{\"id\":\"b\",\"more\":true}\n"))
        .isEqualTo("[{\"id\":\"a\",\"weight\":2},{\"id\":\"b\",\"more\":true}]");
  }

  @Test
  void isOfNoneWhenThereIsOnlyAHeading() throws Exception {
    assertThat(read("id,goal\n")).isEqualTo("[]");
    assertThat(read("")).isEqualTo("[]");
  }

  @Test
  void namesAColumnItDoesNotKnow() {
    assertWrong(
        "id;goal\n", "line 1: there is no column \"id;goal\"; the first line names some of");
  }

  @Test
  void namesAColumnThatIsThereTwice() {
    assertWrong("id,goal,id\n", "line 1: the column id is there twice.");
  }

  @Test
  void namesTheLineWithTooManyCells() {
    assertWrong("id,goal\na,\"x\ny\"\nb,one, two\n", "line 4: 3 cells for 2 columns");
  }

  @Test
  void namesTheLineWhoseWeightIsNoNumber() {
    assertWrong("id,weight\na,1\nb,much\n", "line 3: the weight \"much\" is not a number.");
  }

  @Test
  void namesTheLineWhoseQuoteIsNotClosed() {
    assertWrong("id,goal\na,\"x\n", "line 2: a quote is opened and not closed.");
  }

  @Test
  void namesTheLineWithTextBehindAQuote() {
    assertWrong("id,goal\na,\"x\"y\n", "line 2: there is text behind a closing quote");
  }

  @Test
  void namesThePlaceWhereAJsonLineIsWrong() {
    assertWrong("{\"id\":\"a\"}\n{\"id\":}\n", "line 2, column 7: this is not JSON");
  }

  @Test
  void namesAJsonLineThatIsNoObject() {
    assertWrong("{\"id\":\"a\"}\n[1]\n", "line 2: each line holds one scenario");
  }

  private String read(String text) throws Exception {
    return ScenarioFile.read(write(text)).toString();
  }

  private Path write(String text) throws Exception {
    return Files.writeString(folder.resolve("cases"), text);
  }

  private void assertWrong(String text, String sentence) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("cases, " + sentence);
  }
}
