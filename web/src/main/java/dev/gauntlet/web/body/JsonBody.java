package dev.gauntlet.web.body;

import dev.gauntlet.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request's body as JSON, within bounds. */
public final class JsonBody {
  private static final int DEEPEST = 32;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final int longest;

  /** Bodies of at most this size are read. */
  public JsonBody(DataSize longest) {
    this.longest = Math.toIntExact(longest.toBytes());
  }

  /**
   * The body, which has to be a JSON object; an empty body is an empty object.
   *
   * @throws Problem when it is too long or no JSON object
   */
  public JsonNode read(HttpServletRequest request) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(longest + 1);
    if (bytes.length > longest) {
      throw new Problem(
          HttpStatus.CONTENT_TOO_LARGE,
          "body_too_large",
          "The body is longer than " + longest + " bytes; send less.");
    }
    if (bytes.length == 0) {
      return MAPPER.createObjectNode();
    }
    JsonNode body;
    try {
      body = MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      throw new Problem(
          HttpStatus.BAD_REQUEST, "invalid_json", "The body cannot be read as JSON" + at(e) + ".");
    }
    if (!body.isObject()) {
      throw new Problem(HttpStatus.BAD_REQUEST, "invalid_json", "The body must be a JSON object.");
    }
    return body;
  }

  private static String at(JacksonException e) {
    return e.getLocation() == null
        ? ""
        : " (line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ")";
  }
}
