package dev.gauntlet.storage.webhook;

import dev.gauntlet.storage.TestStore;
import dev.gauntlet.workflows.webhook.WebhookEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A store of a test's own with subscriptions, so that no other test is told of anything here. */
final class HookedStore {
  static final String SECRET = "a secret of 16 characters";

  private static final AtomicInteger WEBHOOKS = new AtomicInteger();
  private static final JsonMapper MAPPER = new JsonMapper();

  final TestStore store = TestStore.create();
  final Webhooks webhooks = new Webhooks(store.jdbc);
  final DeliveryQueries queries = new DeliveryQueries(store.jdbc);
  final DeliveryAttempts attempts = new DeliveryAttempts(store.jdbc);
  final DeliverySweep sweep = new DeliverySweep(store.jdbc);

  String subscribe(WebhookEvent... events) {
    return subscribe("https://hooks.example/a?key=1", false, events);
  }

  String subscribe(String url, boolean battlesOfRuns, WebhookEvent... events) {
    String id = "w-" + WEBHOOKS.incrementAndGet();
    webhooks.add(new NewWebhook(id, url, Arrays.asList(events), battlesOfRuns, true, SECRET), 100);
    return id;
  }

  /** What a subscription is to be told of, the oldest first. */
  List<DeliveryRow> deliveries(String webhook) {
    return queries.list(new DeliveryQueries.Filter(webhook, null, null, 200)).reversed();
  }

  static JsonNode payload(DeliveryRow delivery) {
    return MAPPER.readTree(delivery.payload());
  }

  /** The letter of a delivery that is due. */
  Letter letter(String delivery) {
    if (attempts.open(delivery) instanceof Opened.Due due) {
      return due.letter();
    }
    throw new AssertionError(delivery + " is not due");
  }

  /** The ids of what a worker that has just started would hand over. */
  List<String> claim(int atATime) {
    return sweep.claim(Instant.EPOCH, 200, atATime).stream().map(OpenDelivery::id).toList();
  }
}
