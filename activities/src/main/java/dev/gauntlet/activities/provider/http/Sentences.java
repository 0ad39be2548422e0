package dev.gauntlet.activities.provider.http;

import dev.gauntlet.workflows.FailureType;
import java.time.Duration;

/** Our own words for each failure: what was wrong, with which model, and what to do. */
final class Sentences {
  private final Endpoint endpoint;

  Sentences(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  String status(FailureType type, String model, int status, ErrorBody error) {
    String name = endpoint.name();
    return switch (type) {
      case RATE_LIMITED ->
          "The provider %s is asked for %s more often than it allows (%d): lower the concurrency or set a limit of requests per minute if this stays."
              .formatted(name, model, status);
      case OVERLOADED ->
          "The provider %s has too much to do to answer with %s (%d): try later, or name a fallback provider."
              .formatted(name, model, status);
      case QUOTA_EXHAUSTED ->
          "The account at the provider %s has nothing left to spend on %s (%d): add credit or raise its limit, or name a fallback provider."
              .formatted(name, model, status);
      case AUTHENTICATION -> authentication(model, status);
      case NOT_FOUND ->
          status < 400
              ? "The provider %s sends the request for %s elsewhere (%d): configure the address where it is really answered."
                  .formatted(name, model, status)
              : "The provider %s knows no model %s at its address (%d): check the model's name and the provider's base URL."
                  .formatted(name, model, status);
      case CONTEXT_TOO_LONG ->
          "The conversation is longer than %s reads at the provider %s (%d): shorten the prompts, lower the message limit or max tokens, or take a model with a longer context."
              .formatted(model, name, status);
      case INVALID_REQUEST ->
          error
              .refusedSetting()
              .map(setting ->
                  "The provider %s does not take %s as it is set for %s (%d): change it or leave it out."
                      .formatted(name, setting, model, status))
              .orElseGet(() ->
                  "The provider %s does not accept the request for %s (%d): check the model's name and the agent's settings."
                      .formatted(name, model, status));
      case SETTING_REFUSED -> settingRefused(model, status, "a setting");
      case UNAVAILABLE,
          PROVIDER_UNAVAILABLE,
          INTERNAL,
          BUDGET_HELD,
          BUDGET_SPENT,
          TIME_SPENT,
          CANCELLED ->
          "The provider %s failed while it answered with %s (%d): look at its status page, or name a fallback provider."
              .formatted(name, model, status);
    };
  }

  String settingRefused(String model, int status, String setting) {
    return "The provider %s does not take %s for %s (%d): it is asked again without."
        .formatted(endpoint.name(), setting, model, status);
  }

  String unreadable(String model) {
    return "The provider %s sent an answer of %s that cannot be read: check that its base URL is that of the API it is configured as."
        .formatted(endpoint.name(), model);
  }

  String tooLate(String model, Duration deadline) {
    return "The provider %s did not answer with %s within %s s: raise turnTimeoutSeconds, or lower max tokens, if the model is slow."
        .formatted(endpoint.name(), model, seconds(deadline));
  }

  String unsent(String model) {
    return "The request for %s to the provider %s could not be written: this is a fault of Gauntlet, please report it."
        .formatted(model, endpoint.name());
  }

  String broken(String model, Outcome.Broken broken, String authority) {
    String name = endpoint.name();
    if (broken.addressUnknown()) {
      return "The address of the provider %s (%s), asked for %s, is unknown: check its base URL and the name service."
          .formatted(name, authority, model);
    }
    if (broken.untrusted()) {
      return "The provider %s at %s, asked for %s, offers no connection that can be trusted: check its certificate and its base URL."
          .formatted(name, authority, model);
    }
    if (broken.unreachable()) {
      return "The provider %s cannot be reached at %s for %s: check that it runs and that its base URL is right."
          .formatted(name, authority, model);
    }
    return "The connection to the provider %s broke before the answer of %s was complete: look at its status page if this stays."
        .formatted(name, model);
  }

  private String authentication(String model, int status) {
    String variable = endpoint.keyVariable();
    if (endpoint.apiKey() == null) {
      return "The provider %s wants a key for %s (%d): set %s."
          .formatted(endpoint.name(), model, status, variable);
    }
    return status == 403
        ? "The provider %s does not let this key use %s (403): check its permissions, or %s."
            .formatted(endpoint.name(), model, variable)
        : "The provider %s refused the key for %s (%d): check %s."
            .formatted(endpoint.name(), model, status, variable);
  }

  private static String seconds(Duration time) {
    return time.toMillisPart() == 0
        ? String.valueOf(time.toSeconds())
        : String.valueOf(time.toMillis() / 1000.0);
  }
}
