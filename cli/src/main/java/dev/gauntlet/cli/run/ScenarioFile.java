package dev.gauntlet.cli.run;

import dev.gauntlet.cli.command.CommandException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A file of scenarios: CSV with a heading, or JSON objects one a line, whichever it holds. */
final class ScenarioFile {
  private static final String WEIGHT = "weight";
  private static final List<String> COLUMNS =
      List.of("id", "goal", "persona", "userMessage", WEIGHT);

  private final TextFile file;
  private final ArrayNode scenarios = JsonNodeFactory.instance.arrayNode();

  private ScenarioFile(TextFile file) {
    this.file = file;
  }

  static ArrayNode read(Path path) throws CommandException {
    ScenarioFile scenarios = new ScenarioFile(TextFile.read(path));
    if (scenarios.file.firstCharacter() == '{') {
      scenarios.readJsonLines();
    } else {
      scenarios.readCsv();
    }
    return scenarios.scenarios;
  }

  private void readJsonLines() throws CommandException {
    int number = 0;
    for (String line : file.text().lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      JsonNode scenario = Trees.json(file, line, number);
      if (!scenario.isObject()) {
        throw file.wrongAt(number, "each line holds one scenario, as a JSON object.");
      }
      scenarios.add(scenario);
    }
  }

  private void readCsv() throws CommandException {
    List<CsvRow> rows = CsvRow.read(file);
    if (rows.isEmpty()) {
      return;
    }
    CsvRow heading = rows.getFirst();
    List<String> columns = heading.cells().stream().map(String::strip).toList();
    check(heading.line(), columns);
    for (CsvRow row : rows.subList(1, rows.size())) {
      scenarios.add(scenario(row, columns));
    }
  }

  private void check(int line, List<String> columns) throws CommandException {
    HashSet<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!COLUMNS.contains(column)) {
        throw file.wrongAt(
            line,
            "there is no column \""
                + column
                + "\"; the first line names some of "
                + String.join(", ", COLUMNS)
                + ", with commas between them.");
      }
      if (!seen.add(column)) {
        throw file.wrongAt(line, "the column " + column + " is there twice.");
      }
    }
  }

  private ObjectNode scenario(CsvRow row, List<String> columns) throws CommandException {
    List<String> cells = row.cells();
    if (cells.size() > columns.size()) {
      throw file.wrongAt(
          row.line(),
          cells.size()
              + " cells for "
              + columns.size()
              + " columns; a text with a comma needs quotes.");
    }
    ObjectNode scenario = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (!cell.isBlank()) {
        set(scenario, columns.get(i), cell, row.line());
      }
    }
    return scenario;
  }

  private void set(ObjectNode scenario, String column, String cell, int line)
      throws CommandException {
    if (!column.equals(WEIGHT)) {
      scenario.put(column, cell);
      return;
    }
    try {
      scenario.put(column, new BigDecimal(cell.strip()));
    } catch (NumberFormatException notANumber) {
      throw file.wrongAt(line, "the weight \"" + cell + "\" is not a number.");
    }
  }
}
