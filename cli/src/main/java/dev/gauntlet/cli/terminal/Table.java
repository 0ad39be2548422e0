package dev.gauntlet.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows under quiet headings, each column as wide as its widest cell. */
public final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST = 8;

  private final Terminal terminal;
  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /** How a column is set. */
  public enum Align {
    /** For words. */
    LEFT,
    /** For numbers. */
    RIGHT
  }

  /**
   * A column.
   *
   * @param heading what stands over it
   * @param align how it is set
   */
  public record Column(String heading, Align align) {
    /** A column of words. */
    public static Column words(String heading) {
      return new Column(heading, Align.LEFT);
    }

    /** A column of numbers. */
    public static Column numbers(String heading) {
      return new Column(heading, Align.RIGHT);
    }
  }

  /**
   * @param terminal where it is shown
   * @param columns from left to right; when they do not fit, the last column of words is cut
   */
  public Table(Terminal terminal, Column... columns) {
    this.terminal = terminal;
    this.columns = List.of(columns);
  }

  /** Adds a row, a cell for each column. */
  public void row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + columns.size() + " columns");
    }
    List<String> row = new ArrayList<>();
    for (String cell : cells) {
      row.add(Prose.line(cell));
    }
    rows.add(row);
  }

  /** Whether there are no rows. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The heading and the rows; nothing for a table without rows. */
  public List<String> lines() {
    if (rows.isEmpty()) {
      return List.of();
    }
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    List<String> headings = columns.stream().map(Column::heading).toList();
    lines.add(terminal.paint(Ink.QUIET, line(headings, widths)));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int[] widths() {
    int[] widths = new int[columns.size()];
    int all = GAP.length() * (columns.size() - 1);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Prose.columns(columns.get(i).heading());
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], Prose.columns(row.get(i)));
      }
      all += widths[i];
    }
    for (int i = widths.length - 1; i >= 0; i--) {
      if (columns.get(i).align() == Align.LEFT && i > 0) {
        int excess = Math.max(0, all - terminal.columns());
        widths[i] = Math.min(widths[i], Math.max(NARROWEST, widths[i] - excess));
        break;
      }
    }
    return widths;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = Prose.cut(cells.get(i), widths[i]);
      String blanks = " ".repeat(widths[i] - Prose.columns(cell));
      line.append(i == 0 ? "" : GAP)
          .append(columns.get(i).align() == Align.RIGHT ? blanks + cell : cell + blanks);
    }
    return line.toString().stripTrailing();
  }
}
