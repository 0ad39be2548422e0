package dev.gauntlet.cli.run;

import dev.gauntlet.cli.command.CommandException;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of a CSV file (RFC 4180): cells between commas; a quoted cell may hold commas, line ends,
 * and quotes written twice. Rows without any text are passed over.
 *
 * @param line the line it begins in, from 1
 * @param cells what stands in it
 */
record CsvRow(int line, List<String> cells) {
  /** Keeps the cells as they are. */
  CsvRow {
    cells = List.copyOf(cells);
  }

  static List<CsvRow> read(TextFile file) throws CommandException {
    return new Reader(file).rows();
  }

  private static final class Reader {
    private final TextFile file;
    private final String text;
    private int at;
    private int line = 1;

    Reader(TextFile file) {
      this.file = file;
      this.text = file.text().replace("\r\n", "\n").replace('\r', '\n');
    }

    List<CsvRow> rows() throws CommandException {
      List<CsvRow> rows = new ArrayList<>();
      while (at < text.length()) {
        CsvRow row = row();
        if (!row.cells.stream().allMatch(String::isBlank)) {
          rows.add(row);
        }
      }
      return rows;
    }

    private CsvRow row() throws CommandException {
      int begin = line;
      List<String> cells = new ArrayList<>();
      while (true) {
        cells.add(is('"') ? quoted() : plain());
        if (!is(',')) {
          break;
        }
        at++;
      }
      if (is('\n')) {
        at++;
        line++;
      }
      return new CsvRow(begin, cells);
    }

    private String plain() {
      int begin = at;
      while (at < text.length() && !is(',') && !is('\n')) {
        at++;
      }
      return text.substring(begin, at);
    }

    private String quoted() throws CommandException {
      int begin = line;
      StringBuilder cell = new StringBuilder();
      at++;
      while (!is('"') || is('"', 1)) {
        if (at >= text.length()) {
          throw file.wrongAt(begin, "a quote is opened and not closed.");
        }
        if (is('"')) {
          at++;
        } else if (is('\n')) {
          line++;
        }
        cell.append(text.charAt(at));
        at++;
      }
      at++;
      if (at < text.length() && !is(',') && !is('\n')) {
        throw file.wrongAt(
            line, "there is text behind a closing quote; write a quote inside a cell twice.");
      }
      return cell.toString();
    }

    private boolean is(char c) {
      return is(c, 0);
    }

    private boolean is(char c, int ahead) {
      return at + ahead < text.length() && text.charAt(at + ahead) == c;
    }
  }
}
