package dev.gauntlet.web.start;

import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The header with which a caller names a start, so that it can be repeated without harm. */
public final class IdempotencyKey {

  /** The header's name. */
  public static final String HEADER = "Idempotency-Key";

  private static final int LONGEST = 200;

  private IdempotencyKey() {}

  /**
   * Checks a key, if there is one.
   *
   * @throws Problem when it is blank or too long
   */
  public static void check(@Nullable String key) {
    if (key != null && (key.isBlank() || key.length() > LONGEST)) {
      String message = "must have 1 to " + LONGEST + " characters.";
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          "invalid_request",
          "The header " + HEADER + " " + message,
          List.of(new FieldError(HEADER, message)));
    }
  }

  /** The key was used for another start. */
  public static Problem reused() {
    return new Problem(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "idempotency_key_reused",
        "This Idempotency-Key was used for another body; use a new key for a new start.");
  }
}
