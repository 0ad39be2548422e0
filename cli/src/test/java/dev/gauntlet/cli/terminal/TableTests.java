package dev.gauntlet.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.cli.terminal.Table.Column;
import org.junit.jupiter.api.Test;

class TableTests {
  @Test
  void alignsColumns() {
    Table table = new Table(new Terminal(80, false), Column.words("name"), Column.numbers("n"));
    table.row("a", "10");
    table.row("日本", "2");
    assertThat(table.lines()).containsExactly("name   n", "a     10", "日本   2");
  }

  @Test
  void cutsTheLastColumnOfWordsWhenItDoesNotFit() {
    Table table = new Table(new Terminal(20, false), Column.numbers("n"), Column.words("goal"));
    table.row("1", "a goal that is far too long");
    assertThat(table.lines().getLast()).isEqualTo("1  a goal that is f…");
  }

  @Test
  void cannotBeTakenOverByWhatStandsInIt() {
    Table table = new Table(new Terminal(80, false), Column.words("goal"));
    table.row("a\n\u001b[2Jb");
    assertThat(table.lines().getLast()).isEqualTo("a [2Jb");
  }

  @Test
  void isNothingWithoutRows() {
    assertThat(new Table(new Terminal(80, false), Column.words("a")).lines()).isEmpty();
  }

  @Test
  void takesACellForEachColumn() {
    Table table = new Table(new Terminal(80, false), Column.words("a"));
    assertThatThrownBy(() -> table.row("x", "y")).hasMessageContaining("2 cells for 1 columns");
  }
}
