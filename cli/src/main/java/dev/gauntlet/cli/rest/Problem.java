package dev.gauntlet.cli.rest;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in the server's words (RFC 9457 problem details).
 *
 * @param status the HTTP status
 * @param code the stable code, such as {@code unpriced_model}; empty when the server sent none
 * @param title a few words for the kind of problem
 * @param detail the sentence about this one
 * @param errors every wrong field; empty when the input as such was fine
 */
public record Problem(
    int status, String code, String title, String detail, List<FieldError> errors) {

  /**
   * One wrong field.
   *
   * @param field the path of the field, such as {@code agent.model}
   * @param message what would be right
   */
  public record FieldError(String field, String message) {
    /** Reads absent values as empty ones. */
    public FieldError(@Nullable String field, @Nullable String message) {
      this.field = Objects.requireNonNullElse(field, "");
      this.message = Objects.requireNonNullElse(message, "");
    }
  }

  /** Reads absent values as empty ones. */
  public Problem(
      int status,
      @Nullable String code,
      @Nullable String title,
      @Nullable String detail,
      @Nullable List<FieldError> errors) {
    this.status = status;
    this.code = Objects.requireNonNullElse(code, "");
    this.title = Objects.requireNonNullElse(title, "");
    this.detail = Objects.requireNonNullElse(detail, "");
    this.errors = errors == null ? List.of() : List.copyOf(errors);
  }

  /** The sentence, and below it each wrong field on a line of its own. */
  public String inWords() {
    String sentence = !detail.isBlank() ? detail : title;
    if (sentence.isBlank()) {
      sentence = "The server answered with status " + status + " and no reason.";
    }
    String said = sentence;
    return errors.stream().allMatch(error -> said.contains(error.message()))
        ? sentence
        : sentence
            + errors.stream()
                .map(error -> "\n  " + error.field() + ": " + error.message())
                .collect(Collectors.joining());
  }
}
