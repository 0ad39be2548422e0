package dev.gauntlet.web.report;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values as RFC 4180 has them: CRLF, quotes where needed, doubled within. Text that
 * a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV Injection).
 */
final class CsvTable {
  private final StringBuilder out = new StringBuilder();
  private final Map<Column, String> row = new EnumMap<>(Column.class);

  /** The columns, in their order. */
  enum Column {
    RUN_ID,
    PROVIDER,
    MODEL,
    SECTION,
    ID,
    METRIC,
    VALUE,
    K,
    N,
    LOW,
    HIGH,
    TOTAL,
    SUCCEEDED,
    MISSED,
    UNCOVERED,
    FAILED,
    CANCELLED,
    LLM_CALLS,
    TOKENS_IN,
    TOKENS_OUT,
    COST_USD,
    TEXT,
    EXAMPLES
  }

  CsvTable() {
    out.append(
            Arrays.stream(Column.values())
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(",")))
        .append("\r\n");
  }

  CsvTable text(Column column, @Nullable String text) {
    if (text != null) {
      row.put(column, quoted(guarded(text)));
    }
    return this;
  }

  CsvTable number(Column column, @Nullable BigDecimal number) {
    if (number != null) {
      row.put(column, number.toPlainString());
    }
    return this;
  }

  CsvTable number(Column column, long number) {
    row.put(column, Long.toString(number));
    return this;
  }

  void end() {
    out.append(
            Arrays.stream(Column.values())
                .map(column -> row.getOrDefault(column, ""))
                .collect(Collectors.joining(",")))
        .append("\r\n");
    row.clear();
  }

  private static String guarded(String text) {
    return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
