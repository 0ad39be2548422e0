package dev.gauntlet.web.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the code does not say of itself, from {@code web/src/openapi}: one tree out of all YAML
 * files, and the examples by the name of their file.
 *
 * @param tree all files in one
 * @param examples texts by file name
 */
record Descriptions(ObjectNode tree, Map<String, String> examples) {
  private static final Path FOLDER = Path.of("src/openapi");

  static Descriptions read() {
    ObjectNode tree = Json.object();
    files(FOLDER, ".yaml").forEach((name, text) -> Json.merge(tree, yaml(name, text)));
    return new Descriptions(tree, files(FOLDER.resolve("examples"), ""));
  }

  private static ObjectNode yaml(String name, String text) {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    JsonNode read = Json.MAPPER.valueToTree(yaml.load(text));
    if (read instanceof ObjectNode object) {
      object.remove("shared");
      return object;
    }
    throw new IllegalStateException(name + " is no mapping");
  }

  private static Map<String, String> files(Path folder, String suffix) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.toString().endsWith(suffix))
              .toList();
      return found.stream()
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString(),
                  Descriptions::text,
                  (a, b) -> a,
                  TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
