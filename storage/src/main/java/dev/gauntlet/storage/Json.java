package dev.gauntlet.storage;

import tools.jackson.databind.json.JsonMapper;

/** Writes and reads {@code jsonb} columns. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** The JSON text of a value. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** The value of a JSON text that this module wrote. */
  public static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }
}
