package dev.gauntlet.web.problem;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A request that cannot be met, to be answered with a problem document (RFC 9457). */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;
  private final transient List<FieldError> errors;
  private @Nullable Duration retryAfter;

  /**
   * @param status the answer's status
   * @param code stable, for programs
   * @param detail what was wrong and what would be right, for people
   * @param errors every wrong field
   */
  public Problem(HttpStatus status, String code, String detail, List<FieldError> errors) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = List.copyOf(errors);
  }

  /** A problem that is no single field's. */
  public Problem(HttpStatus status, String code, String detail) {
    this(status, code, detail, List.of());
  }

  /** There is no such battle. */
  public static Problem noSuchBattle(String id) {
    return new Problem(
        HttpStatus.NOT_FOUND, "not_found", "There is no battle \"" + shortened(id) + "\".");
  }

  /** There is no such run. */
  public static Problem noSuchRun(String id) {
    return new Problem(
        HttpStatus.NOT_FOUND, "not_found", "There is no run \"" + shortened(id) + "\".");
  }

  /** A body broke off, or did not come in time. */
  public static Problem incompleteBody(HttpStatus status) {
    return new Problem(
        status,
        "body_incomplete",
        "The body did not come to its end: it has fewer bytes than was said, or took too long.");
  }

  /** Wrong fields in one sentence: the only one in words, several by name. */
  public static String sentence(List<FieldError> errors) {
    FieldError first = errors.getFirst();
    return errors.size() == 1
        ? first.field() + " " + first.message()
        : errors.size()
            + " fields are wrong: "
            + errors.stream().map(FieldError::field).distinct().collect(Collectors.joining(", "))
            + ".";
  }

  /** A value as it may be repeated in an answer: short, without control characters. */
  public static String shortened(String value) {
    String plain = value.replaceAll("[\\p{Cc}\\p{Cs}]", "\uFFFD");
    return plain.length() <= 60 ? plain : plain.substring(0, 60) + "\u2026";
  }

  /** The same problem, which the caller may try to be without after a while; in whole seconds. */
  public Problem retryAfter(Duration wait) {
    retryAfter = wait;
    return this;
  }

  HttpHeaders headers() {
    HttpHeaders headers = new HttpHeaders();
    if (retryAfter != null) {
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
    }
    return headers;
  }

  HttpStatus status() {
    return status;
  }

  String code() {
    return code;
  }

  List<FieldError> errors() {
    return errors;
  }
}
