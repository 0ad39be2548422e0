package dev.gauntlet.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.Stage;
import dev.gauntlet.storage.battle.Admission;
import dev.gauntlet.storage.battle.Admissions;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.webhook.DeliveryAttempts;
import dev.gauntlet.storage.webhook.DeliveryQueries;
import dev.gauntlet.storage.webhook.DeliveryRow;
import dev.gauntlet.storage.webhook.NewWebhook;
import dev.gauntlet.storage.webhook.Outbox;
import dev.gauntlet.storage.webhook.Webhooks;
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.webhook.AttemptResult;
import dev.gauntlet.workflows.webhook.DeliveryState;
import dev.gauntlet.workflows.webhook.WebhookEvent;
import dev.gauntlet.workflows.webhook.WebhookTargets;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryActivitiesIT {
  private static final AtomicInteger WEBHOOKS = new AtomicInteger();
  private static final String SECRET = "a secret of 16 characters";
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Reply OK = Reply.status(200, "ok");
  private static final Reply BROKEN = Reply.status(500, "oh");

  private final Stage stage = new Stage();
  private final WebhookClient client =
      new WebhookClient(new WebhookTargets(List.of("127.0.0.1")), Duration.ofSeconds(2));
  private final Webhooks webhooks = new Webhooks(stage.jdbc);
  private final DeliveryQueries queries = new DeliveryQueries(stage.jdbc);
  private final DeliveryAttempts attempts = new DeliveryAttempts(stage.jdbc);
  private final DeliveryActivitiesImpl activities = activities(Optional.empty());
  private final String webhook = "w-" + WEBHOOKS.incrementAndGet();
  private final String delivery;

  DeliveryActivitiesIT() {
    webhooks.add(
        new NewWebhook(
            webhook,
            stage.server.baseUrl() + "/hook",
            List.of(WebhookEvent.RUN_ENDED),
            false,
            true,
            SECRET),
        1_000);
    delivery = new Outbox(stage.jdbc, "").ping(webhook).getFirst();
  }

  private DeliveryActivitiesImpl activities(Optional<String> ownSecret) {
    return new DeliveryActivitiesImpl(attempts, client, ownSecret, InstantSource.fixed(NOW));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    stage.close();
  }

  private AttemptResult attempt(Reply reply) {
    stage.server.script(reply);
    return activities.attempt(delivery);
  }

  private DeliveryRow row() {
    return queries.find(delivery).orElseThrow();
  }

  /** As if the time until the next attempt had passed. */
  private void passTheTime() {
    stage
        .jdbc
        .sql("update deliveries set next_attempt_at = now() where id = ?")
        .param(delivery)
        .update();
  }

  @Test
  void aReceiverCanTellWhoSentItAndWhen() {
    assertThat(attempt(OK)).isEqualTo(AttemptResult.over(DeliveryState.DELIVERED));

    ReceivedRequest request = stage.server.lastRequest();
    String timestamp = String.valueOf(NOW.getEpochSecond());
    assertThat(request.body()).isEqualTo(row().payload());
    assertThat(request.header("X-Gauntlet-Event")).contains("ping");
    assertThat(request.header("X-Gauntlet-Delivery")).contains(delivery);
    assertThat(request.header("X-Gauntlet-Timestamp")).contains(timestamp);
    assertThat(request.header("X-Gauntlet-Signature"))
        .contains(Signature.of(request.body(), SECRET));
    assertThat(request.header("X-Gauntlet-Timed-Signature"))
        .contains(Signature.of(timestamp + "." + request.body(), SECRET));
  }

  @Test
  void anAttemptThatFailsIsRepeatedWithTheSameIdAndTheSameBytes() {
    AttemptResult first = attempt(BROKEN);

    assertThat(first.state()).isEqualTo(DeliveryState.PENDING);
    assertThat(first.delayMs()).isBetween(7_000L, 10_000L);
    assertThat(row().problem()).isEqualTo("The receiver answered 500.");
    assertThat(Objects.requireNonNull(row().answer()).body()).isEqualTo("oh");
    passTheTime();

    assertThat(attempt(OK)).isEqualTo(AttemptResult.over(DeliveryState.DELIVERED));
    List<ReceivedRequest> requests = stage.server.requests();
    assertThat(requests).hasSize(2);
    assertThat(requests.get(0).body()).isEqualTo(requests.get(1).body());
    assertThat(requests.get(0).header("X-Gauntlet-Delivery"))
        .isEqualTo(requests.get(1).header("X-Gauntlet-Delivery"));
    assertThat(row().attempts()).isEqualTo(2);
    assertThat(row().problem()).isNull();
  }

  @Test
  void nothingIsSentBeforeItIsDueOrAfterItIsOver() {
    attempt(BROKEN);

    assertThat(activities.attempt(delivery).delayMs()).isPositive();
    assertThat(stage.server.requests()).hasSize(1);

    passTheTime();
    attempt(OK);
    assertThat(activities.attempt(delivery)).isEqualTo(AttemptResult.over(DeliveryState.DELIVERED));
    assertThat(activities.attempt("nobody")).isEqualTo(AttemptResult.over(DeliveryState.CANCELLED));
    assertThat(stage.server.requests()).hasSize(2);
  }

  @Test
  void aReceiverSaysWhenToComeBack() {
    AttemptResult result = attempt(Reply.status(429, Map.of("Retry-After", "7200"), ""));

    assertThat(Duration.ofMillis(result.delayMs()))
        .isBetween(Duration.ofMinutes(119), Duration.ofMinutes(120));
  }

  @Test
  void aRedirectIsNoDeliveryAndSaysWhatToDo() {
    AttemptResult result =
        attempt(Reply.status(302, Map.of("Location", "http://127.0.0.1:1/"), ""));

    assertThat(result.state()).isEqualTo(DeliveryState.PENDING);
    assertThat(row().problem()).contains("302, a redirect, which is not followed");
    assertThat(stage.server.requests()).hasSize(1);
  }

  @Test
  void aReceiverThatIsGoneIsNotToldAnyMore() {
    assertThat(attempt(Reply.status(410, ""))).isEqualTo(AttemptResult.over(DeliveryState.FAILED));

    assertThat(webhooks.find(webhook).orElseThrow().enabled()).isFalse();
    assertThat(webhooks.find(webhook).orElseThrow().disabledReason()).contains("410");
  }

  @Test
  void aReceiverThatDoesNotAnswerIsTriedAgain() {
    assertThat(attempt(Reply.hang()).state()).isEqualTo(DeliveryState.PENDING);
    assertThat(row().problem()).isEqualTo("It did not answer within 2 s.");
    passTheTime();

    // The wait begins when it is written down: some of it has passed by now.
    assertThat(attempt(Reply.reset()).delayMs()).isBetween(14_000L, 20_000L);
    assertThat(row().problem()).contains("broke off");
    assertThat(Objects.requireNonNull(row().answer()).status()).isNull();
  }

  @Test
  void aDayWithoutSuccessIsEnough() {
    stage
        .jdbc
        .sql("update deliveries set expires_at = now() + interval '5 seconds' where id = ?")
        .param(delivery)
        .update();

    assertThat(attempt(BROKEN)).isEqualTo(AttemptResult.over(DeliveryState.FAILED));
    assertThat(row().problem()).isEqualTo("The receiver answered 500.");
  }

  @Test
  void aSecretThatTheReceiverRepeatsIsNotShown() {
    attempt(Reply.status(500, "wrong: " + SECRET + "\0"));

    assertThat(Objects.requireNonNull(row().answer()).body()).isEqualTo("wrong: [redacted]\uFFFD");
  }

  @Test
  void whatIsGivenUpInTemporalSaysSo() {
    activities.giveUp(delivery);

    assertThat(row().state()).isEqualTo(DeliveryState.CANCELLED);
    assertThat(row().problem()).contains("cancelled in Temporal");
  }

  @Test
  void theAddressOfAStartIsSignedWithTheInstallationsSecretIfThereIsOne() {
    String unsigned = endedBattle("https-free-1");
    activities.attempt(unsigned);
    assertThat(stage.server.lastRequest().header("X-Gauntlet-Signature")).isEmpty();
    assertThat(stage.server.lastRequest().header("X-Gauntlet-Delivery")).contains(unsigned);

    String signed = endedBattle("https-free-2");
    activities(Optional.of("installation-secret")).attempt(signed);
    ReceivedRequest request = stage.server.lastRequest();
    assertThat(request.header("X-Gauntlet-Signature"))
        .contains(Signature.of(request.body(), "installation-secret"));
  }

  private String endedBattle(String id) {
    stage.server.script(OK);
    Criterion criterion = new Criterion("done", Criterion.Type.LLM, "It is done.", true, false);
    new Admissions(stage.jdbc)
        .admit(
            new Admission(
                id,
                Stage.spec(null, 600, criterion),
                new byte[] {1},
                null,
                stage.server.baseUrl() + "/done"));
    stage.progress.end(id, new Ending(EndedReason.LIMIT, null, null, null));
    return queries.ofBattle(id).getFirst().id();
  }
}
