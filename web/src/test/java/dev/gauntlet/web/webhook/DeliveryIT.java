package dev.gauntlet.web.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.webhook.DeliveryAnswer;
import dev.gauntlet.storage.webhook.DeliveryAttempts;
import dev.gauntlet.storage.webhook.Opened;
import dev.gauntlet.storage.webhook.Settlement;
import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Bodies;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** No worker sends here: what is accepted waits in its row. */
@RestTest
class DeliveryIT {
  private final Rest rest;
  private final DeliveryAttempts attempts;
  private final List<String> made = new ArrayList<>();
  private String webhook = "";

  DeliveryIT(Rest rest, DeliveryAttempts attempts) {
    this.rest = rest;
    this.attempts = attempts;
  }

  /** Told of nothing but pings: battles of other tests may end meanwhile. */
  @BeforeEach
  void subscribe() {
    webhook = subscribe("provider.quota_exhausted");
  }

  private String subscribe(String event) {
    String path =
        rest.post(
                "/api/webhooks",
                "{\"url\": \"https://hooks.example/\", \"events\": [\"" + event + "\"]}")
            .hasStatus(201)
            .at("/links/self")
            .asString();
    made.add(path);
    return path;
  }

  @AfterEach
  void unsubscribe() {
    made.forEach(path -> rest.send("DELETE", path, BodyPublishers.noBody()));
  }

  private void settle(String delivery, Settlement settlement) {
    Opened.Due due = (Opened.Due) attempts.open(delivery);
    attempts.settle(due.letter(), new DeliveryAnswer(500, "oh no", 12), settlement);
  }

  private static List<String> ids(Answer page) {
    return page.hasStatus(200)
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("id").asString())
        .toList();
  }

  @Test
  void theEndOfABattleIsListedWithWhatIsSent() {
    String ends = subscribe("battle.ended");
    String battle = rest.start("{\"tags\": {\"suite\": \"hooks\"}}");
    rest.awaitState(battle, "completed");

    JsonNode listed =
        rest.get(ends + "/deliveries")
            .hasStatus(200)
            .json()
            .path("items")
            .valueStream()
            .filter(item -> item.path("conversationId").asString().equals(battle))
            .findFirst()
            .orElseThrow();

    assertThat(listed.path("event").asString()).isEqualTo("battle.ended");
    assertThat(listed.path("state").asString()).isEqualTo("pending");
    assertThat(listed.path("answer").isNull()).isTrue();
    assertThat(listed.has("payload")).isFalse();
    Answer one = rest.get(ends + "/deliveries/" + listed.path("id").asString()).hasStatus(200);
    assertThat(one.at("/payload/id")).isEqualTo(one.at("/id"));
    assertThat(one.at("/payload/data/conversationId").asString()).isEqualTo(battle);
    assertThat(one.at("/payload/data/usage/costUsd").toString()).isEqualTo("0.009");
    assertThat(one.at("/payload/data/tags/suite").asString()).isEqualTo("hooks");
    assertThat(one.text()).doesNotContain("A table for two", "words 2");
  }

  @Test
  void aPingIsAccepted() {
    Answer ping = rest.post(webhook + "/ping").hasStatus(202);

    assertThat(ping.at("/event").asString()).isEqualTo("ping");
    assertThat(ids(rest.get(webhook + "/deliveries"))).contains(ping.at("/id").asString());
  }

  @Test
  void pagesThroughDeliveriesByState() {
    List<String> pings = List.of(ping(), ping(), ping());
    settle(pings.get(0), new Settlement.Delivered());
    settle(pings.get(1), new Settlement.Again(Duration.ofHours(1), "It answered 500."));
    settle(pings.get(2), new Settlement.Again(Duration.ofHours(30), "It answered 500."));

    assertThat(ids(rest.get(webhook + "/deliveries?state=delivered")))
        .containsExactly(pings.get(0));
    assertThat(ids(rest.get(webhook + "/deliveries?state=failed"))).containsExactly(pings.get(2));
    Answer pending = rest.get(webhook + "/deliveries?state=pending");
    assertThat(ids(pending)).containsExactly(pings.get(1));
    assertThat(pending.at("/items/0/attempts").asInt()).isEqualTo(1);
    assertThat(pending.at("/items/0/problem").asString()).isEqualTo("It answered 500.");
    assertThat(pending.at("/items/0/answer").toString())
        .isEqualTo("{\"status\":500,\"body\":\"oh no\",\"latencyMs\":12}");
    assertThat(pending.at("/items/0/nextAttemptAt").isNull()).isFalse();
    Answer first = rest.get(webhook + "/deliveries?limit=2");
    assertThat(ids(first)).containsExactly(pings.get(2), pings.get(1));
    assertThat(
            ids(
                rest.get(
                    webhook + "/deliveries?limit=2&cursor=" + first.at("/nextCursor").asString())))
        .containsExactly(pings.get(0));
    assertThat(
            rest.get(webhook + "/deliveries?state=lost&limit=0&cursor=x")
                .isProblem(400, "invalid_request")
                .wrongFields())
        .containsExactlyInAnyOrder("state", "limit", "cursor");
  }

  private String ping() {
    return rest.post(webhook + "/ping").hasStatus(202).at("/id").asString();
  }

  @Test
  void aDeliveryThatIsOverIsSentAgainOnRequest() {
    String delivery = ping();
    settle(delivery, new Settlement.Delivered());

    Answer again = rest.post(webhook + "/deliveries/" + delivery + "/resend").hasStatus(202);

    assertThat(again.at("/id").asString()).isEqualTo(delivery);
    assertThat(again.at("/state").asString()).isEqualTo("pending");
    assertThat(again.at("/attempts").asInt()).isEqualTo(1);
    rest.post(webhook + "/deliveries/nothing/resend").isProblem(404, "not_found");
  }

  @Test
  void nothingIsSentToASubscriptionThatIsDisabled() {
    String delivery = ping();
    rest.send(
            "PATCH",
            webhook,
            BodyPublishers.ofString("{\"enabled\": false}"),
            "Content-Type",
            "application/json")
        .hasStatus(200);

    rest.post(webhook + "/ping").isProblem(409, "webhook_disabled");
    rest.post(webhook + "/deliveries/" + delivery + "/resend").isProblem(409, "webhook_disabled");
  }

  @Test
  void aDeliveryOfAnotherSubscriptionIsNotFound() {
    String delivery = ping();
    String other = subscribe("run.ended");

    rest.get(other + "/deliveries/" + delivery).isProblem(404, "not_found");
  }

  @Test
  void theAddressOfABattlesStartIsToldOfItsEnd() {
    String battle = rest.start("{\"webhookUrl\": \"https://ci.example/done?token=t\"}");
    rest.awaitState(battle, "completed");

    Answer deliveries = rest.get("/api/battles/" + battle + "/deliveries").hasStatus(200);

    assertThat(deliveries.at("/items")).hasSize(1);
    assertThat(deliveries.at("/items/0/payload/data/endedReason").asString()).isEqualTo("goal");
    String delivery = deliveries.at("/items/0/id").asString();
    String path = "/api/battles/" + battle + "/deliveries/";
    rest.post(path + delivery + "/resend").hasStatus(202);
    rest.post(path + "nothing/resend").isProblem(404, "not_found");
    rest.get("/api/battles/nobody/deliveries").isProblem(404, "not_found");
  }

  @Test
  void theAddressOfARunsStartIsToldOfTheRunAlone() {
    String ends = subscribe("battle.ended");
    String run = rest.playRun("{\"runCount\": 2, \"webhookUrl\": \"https://ci.example/done\"}");

    Answer deliveries = rest.get("/api/scale/" + run + "/deliveries").hasStatus(200);

    assertThat(deliveries.at("/items")).hasSize(1);
    assertThat(deliveries.at("/items/0/event").asString()).isEqualTo("run.ended");
    assertThat(deliveries.at("/items/0/payload/data/rates/success/n").asInt()).isEqualTo(2);
    assertThat(rest.get(ends + "/deliveries").text()).doesNotContain("\"runId\":\"" + run);
    rest.post(
            "/api/scale/"
                + run
                + "/deliveries/"
                + deliveries.at("/items/0/id").asString()
                + "/resend")
        .hasStatus(202);
  }

  @Test
  void anotherAddressIsAnotherStart() {
    String first = "{\"conversationId\": \"hook-url\", \"webhookUrl\": \"https://a.example/\"}";
    rest.post("/api/battles/start", Bodies.start(first)).hasStatus(202);

    rest.post("/api/battles/start", Bodies.start(first)).hasStatus(200);
    rest.post(
            "/api/battles/start",
            Bodies.start(
                "{\"conversationId\": \"hook-url\", \"webhookUrl\": \"https://b.example/\"}"))
        .isProblem(409, "conversation_exists");
    rest.post("/api/battles/start", Bodies.start("{\"conversationId\": \"hook-url\"}"))
        .isProblem(409, "conversation_exists");
  }
}
