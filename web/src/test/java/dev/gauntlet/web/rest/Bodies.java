package dev.gauntlet.web.rest;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of requests. */
public final class Bodies {
  /** In ASCII, so that nothing is lost between here and the server. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final String START =
      """
      {"agent": {"provider": "simulated", "model": "fake"}, "goal": "A table for two is booked."}
      """;

  private static final String RUN =
      """
      {"runCount": 3, "battle": {"agent": {"provider": "simulated", "model": "fake"},
       "goal": "A table for two is booked."}}
      """;

  private Bodies() {}

  /** JSON as a tree. */
  public static JsonNode read(String json) {
    return MAPPER.readTree(json);
  }

  /** A proper start, changed by a merge patch (RFC 7396): null takes a field away. */
  public static String start(String patch) {
    return MAPPER.writeValueAsString(merge(read(START), read(patch)));
  }

  /** A proper start of a run of three battles, changed by merge patches, one after the other. */
  public static String run(String... patches) {
    JsonNode run = read(RUN);
    for (String patch : patches) {
      run = merge(run, read(patch));
    }
    return MAPPER.writeValueAsString(run);
  }

  private static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode merged = target.isObject() ? (ObjectNode) target : MAPPER.createObjectNode();
    patch.forEachEntry((name, value) -> {
      if (value.isNull()) {
        merged.remove(name);
      } else {
        merged.set(name, merge(merged.path(name), value));
      }
    });
    return merged;
  }
}
