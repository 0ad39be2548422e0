package dev.gauntlet.web.webhook;

import dev.gauntlet.storage.webhook.NewWebhook;
import dev.gauntlet.storage.webhook.WebhookChange;
import dev.gauntlet.storage.webhook.WebhookRow;
import dev.gauntlet.storage.webhook.Webhooks;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.start.DrawnId;
import dev.gauntlet.workflows.webhook.WebhookTargets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Makes and changes subscriptions. */
final class WebhookSubscriptions {
  /** Each of them is looked at with every battle that ends. */
  private static final int MOST = 100;

  private final Webhooks webhooks;
  private final WebhookTargets targets;

  WebhookSubscriptions(Webhooks webhooks, WebhookTargets targets) {
    this.webhooks = webhooks;
    this.targets = targets;
  }

  /**
   * A subscription that was made.
   *
   * @param row the subscription
   * @param drawnSecret its secret, or null when the caller knows it
   */
  record Made(WebhookRow row, @Nullable String drawnSecret) {

    /** Shows no secret. */
    @Override
    public String toString() {
      return row.toString();
    }
  }

  Made make(JsonNode body) {
    WebhookChange asked = read(body, WebhookBody::readNew);
    String id = DrawnId.next();
    String drawn = asked.secret() == null ? DrawnSecret.next() : null;
    NewWebhook webhook =
        new NewWebhook(
            id,
            Objects.requireNonNull(asked.url()),
            Objects.requireNonNull(asked.events()),
            Boolean.TRUE.equals(asked.battlesOfRuns()),
            !Boolean.FALSE.equals(asked.enabled()),
            drawn == null ? Objects.requireNonNull(asked.secret()) : drawn);
    if (!webhooks.add(webhook, MOST)) {
      throw new Problem(
          HttpStatus.CONFLICT,
          "too_many_webhooks",
          "There are %d webhooks already; delete one that is not needed any more.".formatted(MOST));
    }
    return new Made(find(id), drawn);
  }

  WebhookRow change(String id, JsonNode body) {
    find(id);
    return webhooks.change(id, read(body, WebhookBody::read)).orElseThrow(() -> noSuchWebhook(id));
  }

  WebhookRow find(String id) {
    return webhooks.find(id).orElseThrow(() -> noSuchWebhook(id));
  }

  private WebhookChange read(
      JsonNode body, BiFunction<Fields, WebhookTargets, WebhookChange> reader) {
    List<FieldError> errors = new ArrayList<>();
    WebhookChange asked = reader.apply(Fields.of(body, errors), targets);
    if (!errors.isEmpty()) {
      throw new Problem(
          HttpStatus.BAD_REQUEST, "invalid_request", Problem.sentence(errors), errors);
    }
    return asked;
  }

  static Problem noSuchWebhook(String id) {
    return new Problem(
        HttpStatus.NOT_FOUND,
        "not_found",
        "There is no webhook \"" + Problem.shortened(id) + "\".");
  }
}
