package dev.gauntlet.activities.provider.http;

import static dev.gauntlet.workflows.FailureType.AUTHENTICATION;
import static dev.gauntlet.workflows.FailureType.CONTEXT_TOO_LONG;
import static dev.gauntlet.workflows.FailureType.INTERNAL;
import static dev.gauntlet.workflows.FailureType.INVALID_REQUEST;
import static dev.gauntlet.workflows.FailureType.NOT_FOUND;
import static dev.gauntlet.workflows.FailureType.OVERLOADED;
import static dev.gauntlet.workflows.FailureType.QUOTA_EXHAUSTED;
import static dev.gauntlet.workflows.FailureType.RATE_LIMITED;
import static dev.gauntlet.workflows.FailureType.SETTING_REFUSED;
import static dev.gauntlet.workflows.FailureType.UNAVAILABLE;

import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.activities.provider.http.Outcome.Answered;
import dev.gauntlet.workflows.FailureType;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps the end of an exchange that brought no usable answer onto a failure and our own words. */
final class FailureTable {
  private static final Set<Integer> GATEWAY_TIMEOUTS = Set.of(504, 524);

  private final Endpoint endpoint;
  private final Redactor redactor;
  private final RetryAfter retryAfter;
  private final Sentences sentences;

  /**
   * @param endpoint whose failures these are
   * @param clock what {@code Retry-After} dates are measured against
   */
  FailureTable(Endpoint endpoint, InstantSource clock) {
    this.endpoint = endpoint;
    this.redactor = new Redactor(endpoint.secrets());
    this.retryAfter = new RetryAfter(clock);
    this.sentences = new Sentences(endpoint);
  }

  /**
   * The failure that an exchange ended with.
   *
   * @throws InterruptedException when it ended because the calling thread was interrupted
   */
  ProviderException failure(Outcome outcome, ModelRequest request) throws InterruptedException {
    String model = request.model();
    return switch (outcome) {
      case Answered answer -> answered(answer, model);
      case Outcome.Broken broken -> broken(broken, sentences.broken(model, broken, authority()));
      case Outcome.TooLate late ->
          silent(UNAVAILABLE, sentences.tooLate(model, request.deadline())).thatMayBeBilled();
      case Outcome.Unsent unsent -> silent(INTERNAL, sentences.unsent(model));
      case Outcome.Interrupted interrupted ->
          throw new InterruptedException("the call to " + endpoint.name() + " was interrupted");
    };
  }

  private static ProviderException broken(Outcome.Broken broken, String sentence) {
    ProviderException failure = silent(UNAVAILABLE, sentence);
    return broken.beforeTheRequest() ? failure : failure.thatMayBeBilled();
  }

  private ProviderException answered(Answered answer, String model) {
    ErrorBody error = ErrorBody.of(answer.body());
    boolean success = answer.succeeded();
    Optional<Integer> inside =
        success ? ErrorBody.statusInside(answer.body()) : Optional.of(answer.status());
    @Nullable Duration wait = retryAfter.of(answer.statusSaid(), answer.headers()).orElse(null);
    String body = redactor.redact(answer.body());
    if (inside.isEmpty()) {
      return new ProviderException(UNAVAILABLE, sentences.unreadable(model), wait, body)
          .thatMayBeBilled();
    }
    int status = inside.get();
    FailureType type = typeOf(status, error);
    ProviderException failure =
        new ProviderException(type, sentences.status(type, model, status, error), wait, body);
    // A server that had promised success had begun to work; a gateway's timeout is not the model's.
    boolean begun = success && status >= 500 || GATEWAY_TIMEOUTS.contains(status);
    return begun ? failure.thatMayBeBilled() : failure;
  }

  /** The failure of a request with a setting that the model does not take; to be sent at once. */
  ProviderException settingRefused(Answered answer, String model, String setting) {
    return new ProviderException(
        SETTING_REFUSED,
        sentences.settingRefused(model, answer.statusSaid(), setting),
        Duration.ZERO,
        redactor.redact(answer.body()));
  }

  private static FailureType typeOf(int status, ErrorBody error) {
    return switch (status) {
      case 401, 403 -> AUTHENTICATION;
      case 402 -> QUOTA_EXHAUSTED;
      case 404, 410 -> NOT_FOUND;
      case 408, 409, 425, 529 -> OVERLOADED;
      case 413 -> CONTEXT_TOO_LONG;
      case 429 -> error.saysQuotaIsUsedUp() ? QUOTA_EXHAUSTED : RATE_LIMITED;
      default -> {
        if (status >= 500) {
          yield UNAVAILABLE;
        }
        // Redirects are not followed, so the address is not the one that answers.
        if (status < 400) {
          yield NOT_FOUND;
        }
        if (error.saysQuotaIsUsedUp()) {
          yield QUOTA_EXHAUSTED;
        }
        yield error.saysTooLong() ? CONTEXT_TOO_LONG : INVALID_REQUEST;
      }
    };
  }

  private static ProviderException silent(FailureType type, String sentence) {
    return new ProviderException(type, sentence, null, "");
  }

  /** Host and port alone: a path may carry what nobody else should read. */
  private String authority() {
    return URI.create(endpoint.baseUrl()).getAuthority();
  }
}
