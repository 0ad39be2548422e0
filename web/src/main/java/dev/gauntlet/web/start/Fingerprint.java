package dev.gauntlet.web.start;

import dev.gauntlet.workflows.Sha256;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tells a repeated start from another one. */
public final class Fingerprint {

  /** The order of tags differs from process to process, that of fields means nothing. */
  private static final JsonMapper CANONICAL =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .build();

  private Fingerprint() {}

  /**
   * A hash of a start.
   *
   * @param id the id that was asked for, if one was
   * @param asked what was asked for, without what is drawn by lot
   */
  public static byte[] of(Optional<String> id, Object asked) {
    return Sha256.of(id.orElse("") + "\n" + CANONICAL.writeValueAsString(asked));
  }

  /** A hash of a body as it was sent, whatever became of what it names. */
  public static byte[] asSent(JsonNode body) {
    return Sha256.of(CANONICAL.writeValueAsString(body));
  }
}
