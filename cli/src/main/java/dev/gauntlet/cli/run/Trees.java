package dev.gauntlet.cli.run;

import dev.gauntlet.cli.command.CommandException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads JSON and YAML 1.2 (with anchors and merge keys) and says where they are wrong. */
final class Trees {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Trees() {}

  /**
   * A document in JSON.
   *
   * @param firstLine the line of the file it begins in, from 1
   */
  static JsonNode json(TextFile file, String text, int firstLine) throws CommandException {
    try {
      return JSON.readTree(text);
    } catch (JacksonException wrong) {
      TokenStreamLocation place = wrong.getLocation();
      int line = place == null ? 1 : Math.max(1, place.getLineNr());
      int column = place == null ? 1 : Math.max(1, place.getColumnNr());
      throw file.wrongAt(
          firstLine - 1 + line,
          column,
          "this is not JSON: " + firstLine(wrong.getOriginalMessage()));
    }
  }

  /** A document in YAML; missing when there is nothing but comments. */
  static JsonNode yaml(TextFile file) throws CommandException {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file.name()).setSchema(new CoreSchema()).build();
    try {
      Object document = new Load(settings).loadFromString(file.text());
      return document == null ? MissingNode.getInstance() : JSON.valueToTree(document);
    } catch (MarkedYamlEngineException wrong) {
      Optional<Mark> mark = wrong.getProblemMark();
      throw file.wrongAt(
          mark.map(Mark::getLine).orElse(0) + 1,
          mark.map(Mark::getColumn).orElse(0) + 1,
          "this is not YAML: " + firstLine(wrong.getProblem()));
    } catch (YamlEngineException | JacksonException wrong) {
      throw CommandException.badInput(
          file.name() + ": this is not YAML: " + firstLine(String.valueOf(wrong.getMessage())));
    }
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("").strip();
    return line.endsWith(".") ? line : line + ".";
  }
}
