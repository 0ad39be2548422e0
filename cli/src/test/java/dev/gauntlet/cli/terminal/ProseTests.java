package dev.gauntlet.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProseTests {
  @Test
  void breaksAtSpaces() {
    assertThat(Prose.fold("one two three four", 9)).containsExactly("one two", "three", "four");
  }

  @Test
  void keepsTheBlankBetweenWordsWhenTheFirstEndsAtTheEdge() {
    assertThat(Prose.fold("of order 4711 came", 8)).containsExactly("of order", "4711", "came");
    assertThat(Prose.fold("of order   4711", 8)).containsExactly("of order", "4711");
    assertThat(Prose.fold("of order  ", 8)).containsExactly("of order");
  }

  @Test
  void breaksAWordThatIsLongerThanALine() {
    assertThat(Prose.fold("abcdefghij kl", 4)).containsExactly("abcd", "efgh", "ij", "kl");
  }

  @Test
  void keepsLinesAndTheirIndentation() {
    assertThat(Prose.fold("a:\n  b\n\nc", 9)).containsExactly("a:", "  b", "", "c");
  }

  @Test
  void countsWideCharactersAsTwoColumns() {
    assertThat(Prose.fold("日本語日本語", 6)).containsExactly("日本語", "日本語");
    assertThat(Prose.fold("🙂🙂🙂", 4)).containsExactly("🙂🙂", "🙂");
  }

  @Test
  void leavesRoomOnTheFirstLine() {
    assertThat(Prose.fold("one two three", 9, 4)).containsExactly("one", "two three");
  }

  @Test
  void takesControlOfTheTerminalAway() {
    assertThat(Prose.fold("a\u001b[2Jb\u0007\rc\u202ed\u009b1m", 20))
        .containsExactly("a[2Jb", "cd1m");
  }

  @Test
  void putsARationaleOnOneLine() {
    assertThat(Prose.line(" a\n\n b\tc ")).isEqualTo("a b c");
  }
}
