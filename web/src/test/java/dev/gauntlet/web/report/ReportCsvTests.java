package dev.gauntlet.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportCsvTests {

  static List<SampleReport> samples() {
    return Pages.samples();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyRowHasEveryColumn(SampleReport sample) {
    List<List<String>> table = parsed(ReportCsv.of(sample.make()));

    assertThat(table).hasSizeGreaterThan(1).allMatch(row -> row.size() == table.getFirst().size());
  }

  @Test
  void eachScenarioIsOneRow() {
    List<Map<String, String>> scenarios = rows(Samples.full(), "scenario");

    assertThat(scenarios).hasSize(13);
    assertThat(scenarios.getFirst())
        .containsEntry("run_id", "checkout-7")
        .containsEntry("model", "gpt-4.1-mini")
        .containsEntry("id", "late-parcel-0")
        .containsEntry("metric", "success")
        .containsEntry("value", "0.2")
        .containsEntry("k", "1")
        .containsEntry("n", "5")
        .containsEntry("total", "5")
        .containsEntry("cost_usd", "0.03172")
        .containsEntry("text", "Return a pair of shoes that came too late.");
  }

  @Test
  void whatIsUnknownIsEmpty() {
    assertThat(rows(Samples.full(), "scenario").getLast())
        .containsEntry("value", "")
        .containsEntry("n", "")
        .containsEntry("cost_usd", "");
    assertThat(rows(Samples.unpriced(), "run").getFirst()).containsEntry("cost_usd", "");
    assertThat(rows(Samples.waiting(), "rate").getFirst()).containsEntry("value", "");
  }

  @Test
  void textComesBackAsItWas() {
    SampleReport sample = Samples.hostile();

    assertThat(rows(sample, "telling").getFirst())
        .containsEntry("text", "<img src=x onerror=alert(3)>");
    assertThat(rows(sample, "failure").getFirst().get("text"))
        .isEqualTo(sample.failures.getFirst().sentence());
  }

  @Test
  void whatASpreadsheetWouldRunIsText() {
    CsvTable table = new CsvTable();
    for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")) {
      table.text(CsvTable.Column.TEXT, formula).end();
    }

    assertThat(parsed(table.toString()).stream().skip(1).map(row -> row.get(21)))
        .containsExactly("'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1", "'\r=1");
  }

  @Test
  void quotesAndCommasAndLinesAreQuoted() {
    CsvTable table = new CsvTable();
    table.text(CsvTable.Column.TEXT, "say \"hi\", twice\nplease").end();

    assertThat(table.toString()).contains("\"say \"\"hi\"\", twice\nplease\"");
    assertThat(parsed(table.toString()).get(1).get(21)).isEqualTo("say \"hi\", twice\nplease");
  }

  private static List<Map<String, String>> rows(SampleReport sample, String section) {
    List<List<String>> table = parsed(ReportCsv.of(sample.make()));
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> cells : table.subList(1, table.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(table.getFirst().get(i), cells.get(i));
      }
      if (section.equals(row.get("section"))) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** A reader of RFC 4180 that knows nothing of the writer. */
  private static List<List<String>> parsed(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\r')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\r') {
          rows.add(List.copyOf(row));
          row.clear();
          i++;
        }
      } else {
        cell.append(c);
      }
    }
    return rows;
  }
}
