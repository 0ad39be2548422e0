package dev.gauntlet.web.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table whose head is repeated on every printed page. On a narrow screen each row becomes a block
 * and each cell says its own column.
 */
final class Table {
  private final Markup page;
  private final List<Column> columns = new ArrayList<>();
  private int next;

  private Table(Markup page) {
    this.page = page;
  }

  /**
   * A column.
   *
   * @param name its head
   * @param look a class for its cells: how wide, how aligned
   */
  record Column(String name, String look) {}

  /**
   * Begins a table.
   *
   * @param look a class for it
   * @param caption what is in it, for those who do not see the heading above
   */
  static Table open(Markup page, String look, String caption, Column... columns) {
    Table table = new Table(page);
    page.line().open("table", "class", look, "aria-label", caption).open("thead").open("tr");
    for (Column column : columns) {
      table.columns.add(column);
      page.leaf("th", column.name(), "scope", "col", "class", column.look());
    }
    page.close("tr").close("thead").open("tbody");
    return table;
  }

  void row() {
    next = 0;
    page.line().open("tr");
  }

  void endRow() {
    page.close("tr");
  }

  /** Opens the next cell; the first one heads its row. */
  void cell() {
    Column column = columns.get(next);
    if (next == 0) {
      page.open("th", "scope", "row", "class", column.look());
    } else {
      page.open("td", "class", column.look(), "data-label", column.name());
    }
  }

  void endCell() {
    page.close(next == 0 ? "th" : "td");
    next++;
  }

  void cell(String text) {
    cell();
    page.text(text);
    endCell();
  }

  void close() {
    page.close("tbody").close("table");
  }
}
