package dev.gauntlet.activities.webhook;

import dev.gauntlet.activities.call.StepFailures;
import dev.gauntlet.storage.Text;
import dev.gauntlet.storage.webhook.DeliveryAnswer;
import dev.gauntlet.storage.webhook.DeliveryAttempts;
import dev.gauntlet.storage.webhook.Letter;
import dev.gauntlet.storage.webhook.Opened;
import dev.gauntlet.storage.webhook.Settlement;
import dev.gauntlet.workflows.webhook.AttemptResult;
import dev.gauntlet.workflows.webhook.DeliveryActivities;
import dev.gauntlet.workflows.webhook.DeliveryState;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends deliveries, one request an attempt. */
public final class DeliveryActivitiesImpl implements DeliveryActivities {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryActivitiesImpl.class);
  private static final int GONE = 410;
  private static final String HIDDEN = "[redacted]";

  private final DeliveryAttempts attempts;
  private final WebhookClient client;
  private final Optional<String> ownSecret;
  private final InstantSource clock;
  private final Backoff backoff = new Backoff(RandomGenerator.getDefault());

  /**
   * @param attempts where deliveries are read and written down
   * @param client what sends them
   * @param ownSecret signs what goes to the address of a start, which has no secret of its own
   * @param clock what the time of sending is told by
   */
  public DeliveryActivitiesImpl(
      DeliveryAttempts attempts,
      WebhookClient client,
      Optional<String> ownSecret,
      InstantSource clock) {
    this.attempts = attempts;
    this.client = client;
    this.ownSecret = ownSecret;
    this.clock = clock;
  }

  @Override
  public AttemptResult attempt(String deliveryId) {
    return StepFailures.inOwnWords(() ->
        switch (attempts.open(deliveryId)) {
          case Opened.Due due -> result(send(due.letter()));
          case Opened other -> result(other);
        });
  }

  private static AttemptResult result(Opened opened) {
    return switch (opened) {
      case Opened.Due due -> AttemptResult.again(0);
      case Opened.Early early -> AttemptResult.again(early.left().toMillis());
      case Opened.Over over -> AttemptResult.over(over.state());
    };
  }

  private Opened send(Letter letter) {
    String secret = letter.secret() == null ? ownSecret.orElse(null) : letter.secret();
    long begun = System.nanoTime();
    Posted posted = post(letter, secret);
    long latencyMs = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    DeliveryAnswer answer =
        switch (posted) {
          case Posted.Answered answered ->
              new DeliveryAnswer(answered.status(), shown(answered.body(), secret), latencyMs);
          case Posted.Unanswered unanswered -> new DeliveryAnswer(null, null, latencyMs);
        };
    Settlement settlement = settlement(letter, posted);
    Opened after = attempts.settle(letter, answer, settlement);
    LOG.atInfo()
        .addKeyValue("delivery", letter.id())
        .addKeyValue("event", letter.event())
        .addKeyValue("host", URI.create(letter.url()).getHost())
        .addKeyValue("attempt", letter.attempts() + 1)
        .addKeyValue("status", answer.status())
        .addKeyValue("latencyMs", latencyMs)
        .log(settlement instanceof Settlement.Delivered ? "delivered" : "not delivered");
    return after;
  }

  private Posted post(Letter letter, @Nullable String secret) {
    try {
      return client.post(letter.url(), headers(letter, secret), letter.payload());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StepFailures.stopped();
    }
  }

  private Map<String, String> headers(Letter letter, @Nullable String secret) {
    String timestamp = String.valueOf(clock.instant().getEpochSecond());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Gauntlet-Event", letter.event());
    headers.put("X-Gauntlet-Delivery", letter.id());
    headers.put("X-Gauntlet-Timestamp", timestamp);
    if (secret != null) {
      headers.put("X-Gauntlet-Signature", Signature.of(letter.payload(), secret));
      headers.put(
          "X-Gauntlet-Timed-Signature", Signature.of(timestamp + "." + letter.payload(), secret));
    }
    return headers;
  }

  private Settlement settlement(Letter letter, Posted posted) {
    return switch (posted) {
      case Posted.Answered answered when answered.status() / 100 == 2 -> new Settlement.Delivered();
      case Posted.Answered answered when answered.status() == GONE ->
          new Settlement.Gone("The receiver answered 410: it does not want to be told any more.");
      case Posted.Answered answered ->
          new Settlement.Again(
              backoff.after(letter.attempts() + 1, answered.retryAfter()),
              problem(answered.status()));
      case Posted.Unanswered unanswered ->
          new Settlement.Again(
              backoff.after(letter.attempts() + 1, Optional.empty()), unanswered.problem());
    };
  }

  private static String problem(int status) {
    return status / 100 == 3
        ? "The receiver answered %d, a redirect, which is not followed: name the address that it"
                .formatted(status)
            + " leads to."
        : "The receiver answered %d.".formatted(status);
  }

  /** A receiver may repeat what it was sent. */
  private static String shown(String body, @Nullable String secret) {
    String quiet = secret == null ? body : body.replace(secret, HIDDEN);
    return Text.storable(quiet);
  }

  @Override
  public void giveUp(String deliveryId) {
    StepFailures.inOwnWords(() -> {
      attempts.end(
          deliveryId, DeliveryState.CANCELLED, "Its workflow was cancelled in Temporal itself.");
      return deliveryId;
    });
  }
}
