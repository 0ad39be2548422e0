package dev.gauntlet.web.body;

import dev.gauntlet.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request's body as JSON, within bounds. */
public final class JsonBody {
  private static final int DEEPEST = 32;
  private static final int LONGEST_NUMBER = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
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
    byte[] bytes;
    try {
      bytes = request.getInputStream().readNBytes(longest + 1);
    } catch (IOException broken) {
      throw Problem.incompleteBody(HttpStatus.BAD_REQUEST);
    }
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
    } catch (StreamConstraintsException e) {
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          "invalid_json",
          "The body is nested deeper than %d levels, or has a number of more than %d characters%s."
              .formatted(DEEPEST, LONGEST_NUMBER, at(e)));
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
