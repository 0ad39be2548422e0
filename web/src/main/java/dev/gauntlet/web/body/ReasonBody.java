package dev.gauntlet.web.body;

import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** The body of a pause, a resume or a cancel. */
public final class ReasonBody {
  private static final int LONGEST = 200;

  private ReasonBody() {}

  /**
   * Why, in a person's words, or null when they do not say.
   *
   * @throws Problem when anything else is said
   */
  public static @Nullable String read(JsonNode json) {
    List<FieldError> errors = new ArrayList<>();
    Fields body = Fields.of(json, errors);
    String reason = body.text("reason", LONGEST).filter(text -> !text.isBlank()).orElse(null);
    body.rejectOthers();
    if (!errors.isEmpty()) {
      throw new Problem(
          HttpStatus.BAD_REQUEST, "invalid_request", Problem.sentence(errors), errors);
    }
    return reason;
  }
}
