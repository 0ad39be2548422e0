package dev.gauntlet.web.problem;

import dev.gauntlet.storage.Schema;
import dev.gauntlet.web.door.RequestId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers every error with a problem document that has a code. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  private static final Resource PAGE = new ClassPathResource("static/index.html");

  private static final Map<Integer, String> CODES =
      Map.of(
          400, "invalid_request",
          404, "not_found",
          405, "method_not_allowed",
          406, "not_acceptable",
          413, "body_too_large",
          415, "unsupported_media_type",
          503, "unavailable");

  @ExceptionHandler
  ResponseEntity<Object> onProblem(Problem problem) {
    ProblemDetail body =
        ProblemDetail.forStatusAndDetail(problem.status(), String.valueOf(problem.getMessage()));
    body.setProperty("code", problem.code());
    if (!problem.errors().isEmpty()) {
      body.setProperty("errors", problem.errors());
    }
    return answer(problem.status(), problem.headers(), body);
  }

  @ExceptionHandler
  ResponseEntity<Object> onWrongParameter(MethodArgumentTypeMismatchException wrong) {
    String sentence = "must be " + describe(wrong.getRequiredType()) + ".";
    return onProblem(
        new Problem(
            HttpStatus.BAD_REQUEST,
            "invalid_request",
            "The parameter " + wrong.getName() + " " + sentence,
            List.of(new FieldError(wrong.getName(), sentence))));
  }

  @ExceptionHandler
  ResponseEntity<Object> onUnreadableQuery(InvalidParameterException unreadable) {
    return onProblem(
        new Problem(
            HttpStatus.BAD_REQUEST, "invalid_request", "The query of the address is malformed."));
  }

  private static String describe(@Nullable Class<?> type) {
    return type == int.class || type == Integer.class || type == long.class
        ? "a whole number"
        : type == boolean.class || type == Boolean.class ? "true or false" : "of another form";
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    RecoverableDataAccessException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<Object> onDatabase(Exception failure, HttpServletResponse response)
      throws Exception {
    breakOff(failure, response);
    LOG.atError().setCause(failure).log("the database did not answer as it should");
    return onProblem(
        new Problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "database_unavailable",
            "The database does not answer. Try again in a moment; a start with the same id or Idempotency-Key is made once."));
  }

  @ExceptionHandler
  ResponseEntity<Object> onSql(
      InvalidDataAccessResourceUsageException failure, HttpServletResponse response)
      throws Exception {
    if (!Schema.isMissing(failure)) {
      return onAnythingElse(failure, response);
    }
    breakOff(failure, response);
    return onProblem(
        new Problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "database_unavailable",
            "The database is not set up yet. The first worker that starts sets it up."));
  }

  @ExceptionHandler
  ResponseEntity<Object> onAnythingElse(RuntimeException failure, HttpServletResponse response)
      throws Exception {
    breakOff(failure, response);
    LOG.atError().setCause(failure).log("a request failed in a way that nobody foresaw");
    return onProblem(
        new Problem(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal",
            "Something failed that should not; the server's log says more."));
  }

  /**
   * What is half sent cannot become a problem any more. Thrown on, it makes the server cut the
   * connection, so that nobody takes the half for the whole.
   */
  private static void breakOff(Exception failure, HttpServletResponse response) throws Exception {
    if (response.isCommitted()) {
      throw failure;
    }
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException notThere,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (isForAPerson(notThere, request)) {
      return ResponseEntity.status(HttpStatus.NOT_FOUND)
          .contentType(MediaType.TEXT_HTML)
          .body(PAGE);
    }
    return onProblem(
        new Problem(
            HttpStatus.NOT_FOUND,
            "not_found",
            "There is nothing at /" + Problem.shortened(notThere.getResourcePath()) + "."));
  }

  /** Whether somebody came to an address of no page: the page says so, with its navigation. */
  private static boolean isForAPerson(NoResourceFoundException notThere, WebRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE)
        && !notThere.getResourcePath().startsWith("api/");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail detail = detail(failure, body, status);
    detail.setProperty("code", CODES.getOrDefault(status.value(), word(status)));
    return answer(status, headers, detail);
  }

  private static ProblemDetail detail(
      Exception failure, @Nullable Object body, HttpStatusCode status) {
    if (body instanceof ProblemDetail known) {
      return known;
    }
    return failure instanceof ErrorResponse error
        ? error.getBody()
        : ProblemDetail.forStatus(status);
  }

  private static String word(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? "error" : known.name().toLowerCase(Locale.ROOT);
  }

  private static ResponseEntity<Object> answer(
      HttpStatusCode status, HttpHeaders headers, ProblemDetail body) {
    body.setProperty(RequestId.KEY, RequestId.current());
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }
}
