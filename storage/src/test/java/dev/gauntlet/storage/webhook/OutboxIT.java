package dev.gauntlet.storage.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.Admission;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.AgentSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.journal.CallFailure;
import dev.gauntlet.storage.journal.TestCalls;
import dev.gauntlet.storage.run.NewRun;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Fallback;
import dev.gauntlet.workflows.scale.RunEnding;
import dev.gauntlet.workflows.webhook.WebhookEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OutboxIT {
  private static final Ending GOAL = new Ending(EndedReason.GOAL, null, null, null);
  private static final Ending LIMIT = new Ending(EndedReason.LIMIT, null, null, null);

  private final HookedStore hooked = new HookedStore();

  @Test
  void anEndAndItsDeliveryAreWrittenTogetherAndOnce() {
    String webhook = hooked.subscribe(WebhookEvent.BATTLE_ENDED);
    String battle = hooked.store.admit(Specs.tagged(Map.of("suite", "refunds")));
    hooked.store.progress.begin(battle);
    new TestCalls(hooked.store).buy(TestCalls.turn(battle), 1_500L);
    assertThat(hooked.deliveries(webhook)).isEmpty();

    hooked.store.progress.end(battle, GOAL);
    hooked.store.progress.end(battle, LIMIT);

    assertThat(hooked.deliveries(webhook)).hasSize(1);
    DeliveryRow delivery = hooked.deliveries(webhook).getFirst();
    assertThat(delivery.battleId()).isEqualTo(battle);
    JsonNode payload = HookedStore.payload(delivery);
    assertThat(payload.path("id").asString()).isEqualTo(delivery.id());
    assertThat(payload.path("event").asString()).isEqualTo("battle.ended");
    assertThat(payload.path("createdAt").asString()).matches("\\d{4}-.*T.*\\.\\d{6}Z");
    JsonNode data = payload.path("data");
    assertThat(data.path("conversationId").asString()).isEqualTo(battle);
    assertThat(data.path("state").asString()).isEqualTo("completed");
    assertThat(data.path("endedReason").asString()).isEqualTo("goal");
    assertThat(data.path("agent").path("model").asString()).isEqualTo("gpt-4o-mini");
    assertThat(data.path("tags").path("suite").asString()).isEqualTo("refunds");
    assertThat(data.path("usage").path("costUsd").toString()).isEqualTo("0.0015");
    assertThat(data.path("usage").path("llmCalls").asInt()).isEqualTo(1);
    assertThat(data.path("endedAt").asString()).endsWith("Z");
    assertThat(data.path("links").path("self").asString()).isEqualTo("/api/battles/" + battle);
  }

  @Test
  void aPayloadHasNothingThatWasSaidOrAskedFor() {
    String webhook = hooked.subscribe(WebhookEvent.BATTLE_ENDED);
    String battle = hooked.store.admit(Specs.opening("Where is my order?"));
    hooked.store.progress.begin(battle);
    hooked.store.progress.end(battle, GOAL);

    assertThat(hooked.deliveries(webhook).getFirst().payload())
        .doesNotContain("Where is my order?", "Be kind.", "a refund", "one");
  }

  @Test
  void anEndThatIsRolledBackIsNotToldOf() {
    String webhook = hooked.subscribe(WebhookEvent.BATTLE_ENDED);
    String battle = hooked.store.begin();

    assertThatThrownBy(() ->
            hooked.store.transactions.executeWithoutResult(status -> {
              hooked.store.progress.end(battle, GOAL);
              throw new IllegalStateException("the machine is switched off");
            }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(hooked.deliveries(webhook)).isEmpty();
  }

  @Test
  void onlyEnabledSubscriptionsToTheEventAreTold() {
    String other = hooked.subscribe(WebhookEvent.RUN_ENDED);
    String disabled = hooked.subscribe(WebhookEvent.BATTLE_ENDED);
    hooked.webhooks.change(disabled, new WebhookChange(null, null, null, false, null));
    String first = hooked.subscribe(WebhookEvent.BATTLE_ENDED);
    String second = hooked.subscribe(WebhookEvent.BATTLE_ENDED, WebhookEvent.RUN_ENDED);

    hooked.store.progress.end(hooked.store.begin(), GOAL);

    assertThat(hooked.deliveries(other)).isEmpty();
    assertThat(hooked.deliveries(disabled)).isEmpty();
    assertThat(hooked.deliveries(first)).hasSize(1);
    assertThat(hooked.deliveries(second)).hasSize(1);
    assertThat(hooked.deliveries(first).getFirst().id())
        .isNotEqualTo(hooked.deliveries(second).getFirst().id());
  }

  @Test
  void theAddressOfAStartIsToldWithoutASubscription() {
    String url = "https://ci.example/done?token=t";
    hooked.store.admissions.admit(
        new Admission("told", Specs.scripted(), new byte[] {1}, null, url));
    hooked.store.progress.end("told", GOAL);

    List<DeliveryRow> deliveries = hooked.queries.ofBattle("told");
    assertThat(deliveries).hasSize(1);
    assertThat(deliveries.getFirst().webhookId()).isNull();
    Letter letter = hooked.letter(deliveries.getFirst().id());
    assertThat(letter.url()).isEqualTo(url);
    assertThat(letter.secret()).isNull();
  }

  @Test
  void battlesOfARunAreToldOfOnlyToThoseWhoWantThem() {
    String quiet = hooked.subscribe(WebhookEvent.BATTLE_ENDED, WebhookEvent.RUN_ENDED);
    String every = hooked.subscribe("https://hooks.example/", true, WebhookEvent.BATTLE_ENDED);
    String run = hooked.store.admitRun(Specs.run(3));
    List<String> battles = hooked.store.battlesOf(run);
    hooked.store.progress.begin(battles.getFirst());
    hooked.store.progress.end(battles.getFirst(), GOAL);
    hooked.store.battlesOfRun.endUnbegun(run, LIMIT);

    assertThat(hooked.deliveries(quiet)).isEmpty();
    assertThat(hooked.deliveries(every))
        .extracting(DeliveryRow::battleId)
        .containsExactlyInAnyOrderElementsOf(battles);
    assertThat(hooked.deliveries(every)).extracting(DeliveryRow::runId).containsOnly(run);

    hooked.store.runProgress.end(run, RunEnding.failed("no"));
    assertThat(hooked.deliveries(quiet))
        .extracting(DeliveryRow::event)
        .containsExactly("run.ended");
  }

  @Test
  void theEndOfARunHasItsRatesWithTheirInterval() {
    String webhook = hooked.subscribe(WebhookEvent.RUN_ENDED);
    String run = hooked.store.admitRun(Specs.run(4));
    List<String> battles = hooked.store.battlesOf(run);
    battles.forEach(hooked.store.progress::begin);
    new TestCalls(hooked.store).buy(TestCalls.turn(battles.getFirst()), 1_500L);
    hooked.store.progress.end(battles.get(0), GOAL);
    hooked.store.progress.end(battles.get(1), LIMIT);
    hooked.store.progress.end(battles.get(2), GOAL);
    hooked.store.progress.end(battles.get(3), Ending.failed(FailureType.INTERNAL, "It broke."));

    hooked.store.runProgress.end(run, RunEnding.failed("no"));
    hooked.store.runProgress.end(run, RunEnding.failed("no"));

    assertThat(hooked.deliveries(webhook)).hasSize(1);
    JsonNode data = HookedStore.payload(hooked.deliveries(webhook).getFirst()).path("data");
    assertThat(data.path("runId").asString()).isEqualTo(run);
    assertThat(data.path("total").asInt()).isEqualTo(4);
    assertThat(data.path("succeeded").asInt()).isEqualTo(2);
    assertThat(data.path("missed").asInt()).isEqualTo(1);
    assertThat(data.path("failed").asInt()).isEqualTo(1);
    assertThat(data.path("rates").path("success").path("k").asInt()).isEqualTo(2);
    assertThat(data.path("rates").path("success").path("n").asInt()).isEqualTo(3);
    assertThat(data.path("rates").path("success").path("method").asString()).isEqualTo("wilson");
    assertThat(data.path("rates").path("success").path("low").toString()).isEqualTo("0.20766");
    assertThat(data.path("rates").path("coverage").asDouble()).isEqualTo(0.75);
    assertThat(data.path("rates").path("worstCase").asDouble()).isEqualTo(0.5);
    assertThat(data.path("rates").path("bestCase").asDouble()).isEqualTo(0.75);
    assertThat(data.path("usage").path("costUsd").toString()).isEqualTo("0.0015");
  }

  @Test
  void theAddressOfARunIsToldOfTheRunAlone() {
    NewRun plain = TestStore.run("told-run", Specs.run(2));
    hooked.store.runAdmissions.admit(
        new NewRun(
            plain.id(),
            plain.spec(),
            plain.battles(),
            plain.fingerprint(),
            null,
            "https://ci.example/"));
    hooked.store.battlesOfRun.endUnbegun("told-run", LIMIT);
    hooked.store.runProgress.end("told-run", RunEnding.failed("no"));

    assertThat(hooked.queries.ofRun("told-run")).hasSize(1);
    assertThat(hooked.store.jdbc.sql("select count(*) from deliveries").query(Long.class).single())
        .isEqualTo(1);
  }

  @Test
  void aFallbackIsToldOfOnce() {
    String webhook = hooked.subscribe(WebhookEvent.PROVIDER_FALLBACK);
    String battle = hooked.store.admit(withFallback());
    hooked.store.progress.begin(battle);

    hooked.store.progress.fallBack(battle, out());
    hooked.store.progress.fallBack(battle, out());

    assertThat(hooked.deliveries(webhook)).hasSize(1);
    JsonNode data = HookedStore.payload(hooked.deliveries(webhook).getFirst()).path("data");
    assertThat(data.path("conversationId").asString()).isEqualTo(battle);
    assertThat(data.path("seq").asInt()).isEqualTo(2);
    assertThat(data.path("purpose").asString()).isEqualTo("agent");
    assertThat(data.path("from").path("model").asString()).isEqualTo("gpt-4o-mini");
    assertThat(data.path("to").path("model").asString()).isEqualTo("gpt-4o");
    assertThat(data.path("failure").asString()).isEqualTo("PROVIDER_UNAVAILABLE");
    assertThat(data.path("reason").asString()).isEqualTo("It is out.");
  }

  @Test
  void ofTheBattlesOfARunTheFirstTellsOfAFallback() {
    String quiet = hooked.subscribe(WebhookEvent.PROVIDER_FALLBACK);
    String every = hooked.subscribe("https://hooks.example/", true, WebhookEvent.PROVIDER_FALLBACK);
    String run = hooked.store.admitRun(Specs.run(3, withFallback(), List.of()));
    for (String battle : hooked.store.battlesOf(run)) {
      hooked.store.progress.begin(battle);
      hooked.store.progress.fallBack(battle, out());
    }

    assertThat(hooked.deliveries(quiet)).hasSize(1);
    assertThat(hooked.deliveries(every)).hasSize(3);
  }

  @Test
  void aQuotaThatIsUsedUpIsToldOfOnceAnHour() {
    String webhook = hooked.subscribe(WebhookEvent.PROVIDER_QUOTA_EXHAUSTED);
    quotaExhausted();
    quotaExhausted();

    assertThat(hooked.deliveries(webhook)).hasSize(1);
    JsonNode data = HookedStore.payload(hooked.deliveries(webhook).getFirst()).path("data");
    assertThat(data.path("provider").asString()).isEqualTo("openai");
    assertThat(data.path("model").asString()).isEqualTo("gpt-4o-mini");
    assertThat(data.path("reason").asString()).isEqualTo("The quota is used up.");

    hooked
        .store
        .jdbc
        .sql("update quota_alerts set told_at = told_at - interval '61 minutes'")
        .update();
    quotaExhausted();
    assertThat(hooked.deliveries(webhook)).hasSize(2);
  }

  @Test
  void aQuotaThatNobodyAsksAboutIsToldToWhoAsksLater() {
    quotaExhausted();
    String webhook = hooked.subscribe(WebhookEvent.PROVIDER_QUOTA_EXHAUSTED);
    quotaExhausted();

    assertThat(hooked.deliveries(webhook)).hasSize(1);
  }

  private void quotaExhausted() {
    CallKey key = TestCalls.turn(hooked.store.begin());
    new TestCalls(hooked.store).open(key);
    hooked.store.journal.fail(
        key,
        new CallFailure(
            1,
            FailureType.QUOTA_EXHAUSTED,
            "The quota is used up.",
            "{\"error\": \"what the provider sent\"}",
            false,
            50,
            false,
            null));
  }

  private static Fallback out() {
    return new Fallback(CallPurpose.AGENT, 2, 0, FailureType.PROVIDER_UNAVAILABLE, "It is out.");
  }

  private static BattleSpec withFallback() {
    BattleSpec spec = Specs.scripted();
    AgentSpec agent =
        new AgentSpec(
            "openai",
            "gpt-4o-mini",
            "Be kind.",
            null,
            null,
            256,
            null,
            List.of(),
            null,
            List.of(new ModelChoice("openai", "gpt-4o")));
    return new BattleSpec(
        agent,
        spec.opponent(),
        spec.judge(),
        spec.goal(),
        null,
        10,
        null,
        600,
        60,
        7,
        spec.lane(),
        Map.of());
  }
}
