package dev.gauntlet.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTests {
  @Test
  void paintsOnATerminal() {
    assertThat(Terminal.of(Map.of(), true, 90).paint(Ink.BAD, "x"))
        .isEqualTo("\u001b[31mx\u001b[0m");
  }

  @Test
  void paintsNothingWithNoColor() {
    assertThat(Terminal.of(Map.of("NO_COLOR", "1"), true, 90).paint(Ink.BAD, "x")).isEqualTo("x");
  }

  @Test
  void paintsNothingIntoAFile() {
    assertThat(Terminal.of(Map.of(), false, 0)).isEqualTo(new Terminal(80, false));
  }

  @Test
  void paintsNothingOnADumbTerminal() {
    assertThat(Terminal.of(Map.of("TERM", "dumb"), true, 90).colours()).isFalse();
  }

  @Test
  void keepsLinesReadable() {
    assertThat(Terminal.of(Map.of(), true, 300).columns()).isEqualTo(100);
    assertThat(Terminal.of(Map.of(), true, 3).columns()).isEqualTo(20);
  }
}
