package dev.gauntlet.storage.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.webhook.DeliveryState;
import dev.gauntlet.workflows.webhook.WebhookEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryIT {
  private static final Ending GOAL = new Ending(EndedReason.GOAL, null, null, null);
  private static final DeliveryAnswer OK = new DeliveryAnswer(200, "ok", 12);
  private static final DeliveryAnswer BROKEN = new DeliveryAnswer(500, "oh", 12);
  private static final Settlement DELIVERED = new Settlement.Delivered();

  private final HookedStore hooked = new HookedStore();
  private final String webhook = hooked.subscribe(WebhookEvent.BATTLE_ENDED);

  private String deliver() {
    hooked.store.progress.end(hooked.store.begin(), GOAL);
    return hooked.deliveries(webhook).getLast().id();
  }

  private DeliveryRow row(String id) {
    return hooked.queries.find(id).orElseThrow();
  }

  private static Settlement in(Duration wait) {
    return new Settlement.Again(wait, "The receiver answered 500.");
  }

  @Test
  void aDeliveryThatIsTakenIsOver() {
    String id = deliver();
    Letter letter = hooked.letter(id);
    assertThat(letter.secret()).isEqualTo(HookedStore.SECRET);
    assertThat(letter.left()).isBetween(Duration.ofHours(23), Duration.ofHours(24));

    Opened after = hooked.attempts.settle(letter, OK, DELIVERED);

    assertThat(after).isEqualTo(new Opened.Over(DeliveryState.DELIVERED));
    assertThat(row(id).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(row(id).attempts()).isEqualTo(1);
    assertThat(row(id).answer()).isEqualTo(OK);
    assertThat(row(id).problem()).isNull();
    assertThat(row(id).endedAt()).isNotNull();
  }

  @Test
  void aDeliveryThatFailsIsDueLater() {
    String id = deliver();

    Opened after = hooked.attempts.settle(hooked.letter(id), BROKEN, in(Duration.ofMinutes(5)));

    assertThat(after).isInstanceOf(Opened.Early.class);
    assertThat(((Opened.Early) after).left())
        .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    assertThat(row(id).state()).isEqualTo(DeliveryState.PENDING);
    assertThat(row(id).problem()).isEqualTo("The receiver answered 500.");
    assertThat(row(id).nextAttemptAt()).isAfter(Instant.now().plusSeconds(200));
  }

  @Test
  void aDeliveryWhoseNextAttemptWouldBeAfterItsDayIsGivenUp() {
    String id = deliver();

    hooked.attempts.settle(hooked.letter(id), BROKEN, in(Duration.ofHours(25)));

    assertThat(row(id).state()).isEqualTo(DeliveryState.FAILED);
    assertThat(row(id).nextAttemptAt()).isNull();
  }

  @Test
  void aReceiverThatIsGoneDisablesItsSubscription() {
    String id = deliver();
    String waiting = deliver();

    hooked.attempts.settle(hooked.letter(id), BROKEN, new Settlement.Gone("It answered 410."));

    assertThat(row(id).state()).isEqualTo(DeliveryState.FAILED);
    WebhookRow disabled = hooked.webhooks.find(webhook).orElseThrow();
    assertThat(disabled.enabled()).isFalse();
    assertThat(disabled.disabledReason()).isEqualTo("It answered 410.");
    assertThat(hooked.attempts.open(waiting)).isEqualTo(new Opened.Over(DeliveryState.CANCELLED));
    assertThat(row(waiting).problem()).contains("disabled");

    hooked.webhooks.change(webhook, new WebhookChange(null, null, null, true, null));
    assertThat(hooked.webhooks.find(webhook).orElseThrow().disabledReason()).isNull();
  }

  @Test
  void aDeliveryIsGoneWithItsSubscription() {
    String id = deliver();

    assertThat(hooked.webhooks.remove(webhook)).isTrue();

    assertThat(hooked.queries.find(id)).isEmpty();
    assertThat(hooked.attempts.open(id)).isEqualTo(new Opened.Over(DeliveryState.CANCELLED));
    assertThat(hooked.webhooks.remove(webhook)).isFalse();
  }

  @Test
  void whatIsSentAgainIsDueAtOnceUnderTheSameIdAndForAnotherDay() {
    String id = deliver();
    String payload = row(id).payload();
    hooked.attempts.settle(hooked.letter(id), OK, DELIVERED);
    assertThat(hooked.claim(10)).isEmpty();

    assertThat(hooked.attempts.sendAgain(id)).isTrue();

    assertThat(hooked.claim(10)).containsExactly(id);
    Letter again = hooked.letter(id);
    assertThat(again.payload()).isEqualTo(payload);
    assertThat(again.generation()).isEqualTo(1);
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(hooked.attempts.sendAgain("nobody")).isFalse();
  }

  @Test
  void anAnswerToAnEarlierAttemptDoesNotEndWhatIsSentAgain() {
    String id = deliver();
    Letter earlier = hooked.letter(id);
    hooked.attempts.sendAgain(id);

    Opened after = hooked.attempts.settle(earlier, OK, DELIVERED);

    assertThat(after).isInstanceOf(Opened.Due.class);
    assertThat(row(id).attempts()).isEqualTo(1);
    assertThat(row(id).state()).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void whatWaitsGoesToWhereItsSubscriptionIsToldNow() {
    String id = deliver();

    hooked.webhooks.change(
        webhook,
        new WebhookChange("https://other.example:8443/b", null, null, null, "0123456789abcdef"));

    assertThat(hooked.letter(id).url()).isEqualTo("https://other.example:8443/b");
    assertThat(hooked.letter(id).secret()).isEqualTo("0123456789abcdef");
    assertThat(target(id)).isEqualTo("https://other.example:8443");
  }

  private String target(String id) {
    return hooked
        .store
        .jdbc
        .sql("select target from deliveries where id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  @Test
  void aSweepHandsOverTheOldestAndAFewToATargetAtATime() {
    List<String> ids = IntStream.range(0, 5).mapToObj(i -> deliver()).toList();
    String other = hooked.subscribe("https://b.example/", false, WebhookEvent.BATTLE_ENDED);
    String last = deliver();

    List<String> first = hooked.claim(2);

    assertThat(first)
        .contains(ids.get(0), ids.get(1))
        .contains(hooked.deliveries(other).getFirst().id())
        .hasSize(3);
    assertThat(hooked.sweep.claim(Instant.EPOCH, 200, 2)).isEmpty();

    hooked.attempts.settle(hooked.letter(ids.get(0)), OK, DELIVERED);
    assertThat(hooked.claim(2)).containsExactly(ids.get(2));

    hooked.attempts.settle(hooked.letter(ids.get(1)), BROKEN, in(Duration.ofHours(1)));
    assertThat(hooked.claim(2)).containsExactly(ids.get(3));
    assertThat(last).isNotIn(first);
  }

  @Test
  void aTargetThatNeverAnswersHasNoMoreWaitThanCanBeLookedAfter() {
    IntStream.range(0, 25).forEach(i -> deliver());
    int handedOver = 0;
    List<String> claimed = hooked.claim(1);
    while (!claimed.isEmpty()) {
      for (String id : claimed) {
        handedOver++;
        hooked.attempts.settle(hooked.letter(id), BROKEN, in(Duration.ofHours(1)));
      }
      claimed = hooked.claim(1);
    }

    assertThat(handedOver).isEqualTo(20);
  }

  @Test
  void whatIsUnderWayIsLookedAtAgainAfterAWhile() {
    String id = deliver();
    assertThat(hooked.claim(10)).containsExactly(id);
    assertThat(hooked.claim(10)).isEmpty();

    assertThat(hooked.sweep.claim(Instant.now().plusSeconds(1), 200, 10))
        .extracting(OpenDelivery::id)
        .containsExactly(id);
    hooked.sweep.lookAtAllAgain();
    assertThat(hooked.claim(10)).containsExactly(id);
    hooked.sweep.lookAgain(id);
    assertThat(hooked.claim(10)).containsExactly(id);
  }

  @Test
  void aDeliveryThatWaitsForItsNextAttemptIsNotDue() {
    String id = deliver();
    hooked.attempts.settle(hooked.letter(id), BROKEN, in(Duration.ofHours(1)));

    assertThat(hooked.sweep.claim(Instant.now().plusSeconds(1), 200, 10))
        .containsExactly(new OpenDelivery(id, 0, "battle.ended", false));
  }

  @Test
  void aPingGoesToAnEnabledSubscriptionAlone() {
    Outbox outbox = new Outbox(hooked.store.jdbc, "");

    assertThat(outbox.ping(webhook)).hasSize(1);
    DeliveryRow ping = hooked.deliveries(webhook).getLast();
    assertThat(ping.event()).isEqualTo("ping");
    assertThat(HookedStore.payload(ping).at("/data/webhookId").asString()).isEqualTo(webhook);

    hooked.webhooks.change(webhook, new WebhookChange(null, null, null, false, null));
    assertThat(outbox.ping(webhook)).isEmpty();
    assertThat(outbox.ping("nobody")).isEmpty();
  }

  @Test
  void thereAreNoMoreSubscriptionsThanAreTaken() {
    NewWebhook one =
        new NewWebhook(
            "one-more",
            "https://a.example",
            List.of(WebhookEvent.RUN_ENDED),
            false,
            true,
            HookedStore.SECRET);

    assertThat(hooked.webhooks.add(one, 1)).isFalse();
    assertThat(hooked.webhooks.add(one, 2)).isTrue();
  }

  @Test
  void neitherSecretsNorAddressesShowInWhatIsPrinted() {
    String id = deliver();

    assertThat(hooked.letter(id).toString())
        .isEqualTo("delivery " + id)
        .doesNotContain(HookedStore.SECRET);
  }
}
