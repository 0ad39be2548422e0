package dev.gauntlet.web.webhook;

import dev.gauntlet.storage.Place;
import dev.gauntlet.storage.webhook.DeliveryAttempts;
import dev.gauntlet.storage.webhook.DeliveryQueries;
import dev.gauntlet.storage.webhook.DeliveryRow;
import dev.gauntlet.storage.webhook.Outbox;
import dev.gauntlet.web.list.ListRequest;
import dev.gauntlet.web.list.Page;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.workflows.webhook.DeliveryState;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was delivered to a subscription, over REST. A worker's sweeper sends what is asked for. */
@RestController
@RequestMapping(
    path = WebhookController.PATH + "/{webhook}",
    produces = MediaType.APPLICATION_JSON_VALUE)
final class DeliveryController {
  private final WebhookSubscriptions subscriptions;
  private final DeliveryQueries queries;
  private final DeliveryAttempts attempts;
  private final Outbox outbox;

  DeliveryController(
      WebhookSubscriptions subscriptions,
      DeliveryQueries queries,
      DeliveryAttempts attempts,
      Outbox outbox) {
    this.subscriptions = subscriptions;
    this.queries = queries;
    this.attempts = attempts;
    this.outbox = outbox;
  }

  @PostMapping("/ping")
  ResponseEntity<DeliveryView> ping(@PathVariable String webhook) {
    requireEnabled(webhook);
    String id = outbox.ping(webhook).stream().findFirst().orElseThrow(DeliveryController::disabled);
    return accepted(delivery(webhook, id));
  }

  @GetMapping("/deliveries")
  Page<DeliveryView> list(
      @PathVariable String webhook,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    subscriptions.find(webhook);
    ListRequest request = new ListRequest();
    request.limit(limit);
    DeliveryState wanted =
        request.word("state", state, DeliveryState.values(), DeliveryState::word);
    Place place = request.place(cursor);
    request.check();
    Page<DeliveryRow> page =
        Page.of(
            queries.list(new DeliveryQueries.Filter(webhook, wanted, place, Page.lookFor(limit))),
            limit,
            delivery -> new Place(delivery.createdAt(), delivery.id()));
    return page.map(DeliveryView::inList);
  }

  @GetMapping("/deliveries/{id}")
  DeliveryView one(@PathVariable String webhook, @PathVariable String id) {
    return DeliveryView.whole(delivery(webhook, id));
  }

  @PostMapping("/deliveries/{id}/resend")
  ResponseEntity<DeliveryView> resend(@PathVariable String webhook, @PathVariable String id) {
    delivery(webhook, id);
    requireEnabled(webhook);
    attempts.sendAgain(id);
    return accepted(delivery(webhook, id));
  }

  private static ResponseEntity<DeliveryView> accepted(DeliveryRow delivery) {
    return ResponseEntity.status(HttpStatus.ACCEPTED).body(DeliveryView.whole(delivery));
  }

  private void requireEnabled(String webhook) {
    if (!subscriptions.find(webhook).enabled()) {
      throw disabled();
    }
  }

  private static Problem disabled() {
    return new Problem(
        HttpStatus.CONFLICT,
        "webhook_disabled",
        "The webhook is disabled; enable it before anything is sent.");
  }

  private DeliveryRow delivery(String webhook, String id) {
    subscriptions.find(webhook);
    return queries
        .find(id)
        .filter(delivery -> webhook.equals(delivery.webhookId()))
        .orElseThrow(() ->
            new Problem(
                HttpStatus.NOT_FOUND,
                "not_found",
                "There is no delivery \"" + Problem.shortened(id) + "\" of this webhook."));
  }
}
