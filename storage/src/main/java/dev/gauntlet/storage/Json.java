package dev.gauntlet.storage;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads {@code jsonb} columns. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** The JSON text of a value. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * The JSON object of those top-level fields of {@code other} that are not as in {@code base}:
   * what PostgreSQL's {@code ||} makes {@code other} of {@code base} with.
   */
  public static String differing(Object base, Object other) {
    ObjectNode usual = MAPPER.valueToTree(base);
    ObjectNode differing = MAPPER.valueToTree(other);
    usual.properties().stream()
        .filter(field -> field.getValue().equals(differing.get(field.getKey())))
        .forEach(field -> differing.remove(field.getKey()));
    return MAPPER.writeValueAsString(differing);
  }

  /** The object of texts that this module wrote. */
  public static Map<String, String> texts(String json) {
    return MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
  }

  /** The value of a JSON text that this module wrote. */
  public static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }
}
