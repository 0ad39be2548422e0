package dev.gauntlet.activities.call;

import static dev.gauntlet.activities.Stage.agentTurn;
import static dev.gauntlet.activities.Stage.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.Stage;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.UnusualAnswers;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.Spent;
import dev.gauntlet.workflows.battle.Asking;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.battle.TurnActivities;
import dev.gauntlet.workflows.battle.TurnCommand;
import dev.gauntlet.workflows.battle.TurnResult;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnCallIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String BODY =
      """
      {"error":{"message":"the provider's words about %s","code":"%s"}}\
      """;

  private final Stage stage = new Stage();
  private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
  private TurnActivities turns = stage.turns;
  private String battle = "";

  @BeforeEach
  void aBattleThatWaitsForItsAgent() {
    temporal.registerActivitiesImplementations(stage.turns);
    turns =
        temporal.newActivityStub(
            TurnActivities.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(90))
                // Heartbeats are throttled to four fifths of it.
                .setHeartbeatTimeout(Duration.ofSeconds(3))
                .build());
    battle = stage.battle();
  }

  @AfterEach
  void close() {
    temporal.close();
    stage.close();
  }

  @Test
  void oneAttemptSendsOneRequestAndStoresItsAnswer() {
    stage.server.script(Reply.text("On its way."));

    TurnResult result = turns.speak(agentTurn(battle));

    assertThat(stage.server.requests()).hasSize(1);
    assertThat(stage.said(battle)).containsExactly("Where is my order?", "On its way.");
    assertThat(result.left()).isFalse();
    assertThat(result.spent().costMicros()).isEqualTo(30);
    assertThat(result.spent()).isEqualTo(stage.queries.usage(battle).agent());
    assertThat(stage.inFlight.battles()).isEmpty();
  }

  @Test
  void aStoredAnswerSendsNoRequest() {
    stage.server.script(Reply.text("On its way."));
    TurnResult first = turns.speak(agentTurn(battle));

    assertThat(turns.speak(agentTurn(battle))).isEqualTo(first);
    assertThat(stage.server.requests()).hasSize(1);
    assertThat(stage.happenings(battle)).containsExactly("started", "message", "message");
  }

  @Test
  void anAnswerIsStoredAlthoughTheDatabaseWasAwayWhenItCame() {
    stage.server.answerWith(request -> {
      stage.faults.failNext(3);
      return Reply.text("On its way.");
    });

    Spent spent = turns.speak(agentTurn(battle)).spent();

    assertThat(stage.server.requests()).hasSize(1);
    assertThat(stage.said(battle)).contains("On its way.");
    assertThat(spent.llmCalls()).isEqualTo(1);
    assertThat(spent.callsRepeated()).isZero();
  }

  @Test
  void aRequestOfADeadWorkerIsRepeatedOnceAndCounted() {
    stage.lost(battle);
    stage.server.script(Reply.text("On its way."));

    Spent spent = turns.speak(agentTurn(battle)).spent();

    assertThat(stage.server.requests()).hasSize(1);
    assertThat(spent.llmCalls()).isEqualTo(2);
    assertThat(spent.callsRepeated()).isEqualTo(1);
    assertThat(stage.call(battle, "worker")).isEqualTo("worker-1");
  }

  @ParameterizedTest
  @CsvSource({
    "408, '', OVERLOADED",
    "409, '', OVERLOADED",
    "425, '', OVERLOADED",
    "429, '', RATE_LIMITED",
    "500, '', UNAVAILABLE",
    "503, '', UNAVAILABLE",
    "529, '', OVERLOADED"
  })
  void transientStatusesComeBack(int status, String code, FailureType type) {
    stage.server.script(Reply.status(status, BODY.formatted(Stage.KEY, code)));

    ApplicationFailure failure = failureOf(() -> turns.speak(agentTurn(battle)));

    assertThat(failure.getType()).isEqualTo(type.name());
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getNextRetryDelay()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(stage.happenings(battle)).endsWith("backing_off");
    tellsNoSecret(failure);
  }

  @ParameterizedTest
  @CsvSource({
    "400, '', INVALID_REQUEST",
    "400, context_length_exceeded, CONTEXT_TOO_LONG",
    "401, '', AUTHENTICATION",
    "402, '', QUOTA_EXHAUSTED",
    "403, '', AUTHENTICATION",
    "404, '', NOT_FOUND",
    "413, '', CONTEXT_TOO_LONG",
    "422, '', INVALID_REQUEST",
    "429, insufficient_quota, QUOTA_EXHAUSTED"
  })
  void deterministicStatusesDoNot(int status, String code, FailureType type) {
    stage.server.script(Reply.status(status, BODY.formatted(Stage.KEY, code)));

    ApplicationFailure failure = failureOf(() -> turns.speak(agentTurn(battle)));

    assertThat(failure.getType()).isEqualTo(type.name());
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(stage.happenings(battle)).containsExactly("started", "message");
    tellsNoSecret(failure);
  }

  private void tellsNoSecret(ApplicationFailure failure) {
    assertThat(stage.server.requests()).hasSize(1);
    assertThat(failure.getOriginalMessage())
        .contains("openai")
        .doesNotContain(Stage.KEY, "the provider's words");
    assertThat(failure.getCause()).isNull();
    assertThat(failure.getDetails().getSize()).isZero();
    assertThat(stage.call(battle, "failure_body"))
        .contains("the provider's words")
        .doesNotContain(Stage.KEY);
    assertThat(stage.call(battle, "failure_type")).isEqualTo(failure.getType());
    assertThat(stage.queries.usage(battle).agent().llmCalls()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"reset", "truncated", "malformed"})
  void aBrokenAnswerComesBack(String how) {
    stage.server.script(
        switch (how) {
          case "reset" -> Reply.reset();
          case "truncated" -> Reply.truncated();
          default -> Reply.malformed();
        });

    ApplicationFailure failure = failureOf(() -> turns.speak(agentTurn(battle)));

    assertThat(failure.getType()).isEqualTo("UNAVAILABLE");
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(stage.call(battle, "failures")).isEqualTo("1");
  }

  @Test
  void theProvidersOwnDelayIsKept() {
    stage.server.script(Reply.status(429, Map.of("Retry-After", "17"), "{}"));

    ApplicationFailure failure = failureOf(() -> turns.speak(agentTurn(battle)));

    assertThat(failure.getNextRetryDelay())
        .isBetween(Duration.ofSeconds(17), Duration.ofSeconds(18));
    Instant due = Instant.parse(stage.call(battle, "retry_at"));
    assertThat(due).isBetween(Instant.now().plusSeconds(14), Instant.now().plusSeconds(19));
  }

  @Test
  void afterSixStrikesPatienceIsOver() {
    for (int request = 1; request <= 5; request++) {
      stage.server.script(Reply.status(503, "{}"));
      assertThat(failureOf(() -> turns.speak(agentTurn(battle))).isNonRetryable()).isFalse();
    }
    // A rate limit is no strike.
    stage.server.script(Reply.status(429, "{}"), Reply.status(503, "{}"));
    assertThat(failureOf(() -> turns.speak(agentTurn(battle))).isNonRetryable()).isFalse();

    ApplicationFailure last = failureOf(() -> turns.speak(agentTurn(battle)));

    assertThat(last.getType()).isEqualTo("PROVIDER_UNAVAILABLE");
    assertThat(last.isNonRetryable()).isTrue();
    assertThat(last.getOriginalMessage()).startsWith("After 6 failed requests");
    assertThat(stage.server.requests()).hasSize(7);
  }

  @Test
  void abortingClosesTheConnectionWithinASecondAndSaysCancelled() throws Exception {
    stage.server.script(Reply.hangInBody());
    CompletableFuture<ApplicationFailure> failure =
        CompletableFuture.supplyAsync(() -> failureOf(() -> turns.speak(agentTurn(battle))));
    var request = stage.server.awaitRequests(1, PATIENCE);

    Instant aborted = Instant.now();
    stage.inFlight.abort(battle);

    assertThat(request.awaitConnectionEnd(PATIENCE)).isBefore(aborted.plusSeconds(1));
    assertThat(failure.get(10, TimeUnit.SECONDS).getType()).isEqualTo("CANCELLED");
    assertThat(failure.get().isNonRetryable()).isTrue();
    assertThat(stage.inFlight.battles()).isEmpty();
    // Whether the provider bills it is unknown, so it stays reserved.
    assertThat(stage.call(battle, "state")).isEqualTo("pending");
  }

  @Test
  void aNativeCancelClosesTheConnectionAsWell() throws Exception {
    stage.server.script(Reply.hang());
    CompletableFuture<ApplicationFailure> failure =
        CompletableFuture.supplyAsync(() -> failureOf(() -> turns.speak(agentTurn(battle))));
    var request = stage.server.awaitRequests(1, PATIENCE);

    temporal.requestCancelActivity();

    request.awaitConnectionEnd(Duration.ofSeconds(5));
    assertThat(failure.get(10, TimeUnit.SECONDS).getType()).isEqualTo("CANCELLED");
  }

  @Test
  void aCancelThatIsAlreadyInTheRowSendsNothing() {
    stage.intents.want(battle, Wanted.CANCEL, "ann", null);

    assertThat(failureOf(() -> turns.speak(agentTurn(battle))).getType()).isEqualTo("CANCELLED");
    assertThat(stage.server.requests()).isEmpty();
  }

  @Test
  void anAnswerBehindTheEndIsPaidForAndNotSaid() {
    stage.server.answerWith(request -> {
      stage.progress.end(battle, Ending.failed(FailureType.INTERNAL, "terminated"));
      return Reply.text("too late");
    });

    turns.speak(agentTurn(battle));

    assertThat(stage.said(battle)).containsExactly("Where is my order?");
    assertThat(stage.queries.usage(battle).agent().costMicros()).isEqualTo(30);
  }

  @Test
  void activeTimeThatRunsOutOnTheWireEndsTheBattle() {
    stage.server.script(Reply.hang());

    ApplicationFailure failure = failureOf(() -> turns.speak(agentTurn(battle, 300)));

    assertThat(failure.getType()).isEqualTo("TIME_SPENT");
    assertThat(failure.isNonRetryable()).isTrue();
    stage.server.lastRequest().awaitConnectionEnd(PATIENCE);
    assertThat(stage.happenings(battle)).doesNotContain("backing_off");
  }

  @Test
  void activeTimeOfFailedRequestsCounts() {
    stage.server.script(Reply.delayed(Duration.ofMillis(400), Reply.status(503, "{}")));
    failureOf(() -> turns.speak(agentTurn(battle)));

    ApplicationFailure failure = failureOf(() -> turns.speak(agentTurn(battle, 300)));

    assertThat(failure.getType()).isEqualTo("TIME_SPENT");
    assertThat(stage.server.requests()).hasSize(1);
  }

  @Test
  void anEmptyAnswerIsPaidForAndAskedForOnceMore() {
    stage.server.script(Reply.text(""), Reply.text("On its way."));

    TurnResult first = turns.speak(agentTurn(battle, new Asking(0, false)));
    assertThat(first.unusable()).isTrue();
    assertThat(first.spent().costMicros()).isEqualTo(30);
    assertThat(stage.said(battle)).containsExactly("Where is my order?");

    TurnResult second = turns.speak(agentTurn(battle, new Asking(0, true)));
    assertThat(second.unusable()).isFalse();
    assertThat(stage.said(battle)).containsExactly("Where is my order?", "On its way.");
    assertThat(stage.server.requests()).hasSize(2);
  }

  @Test
  void anAnswerThatIsEmptyAgainIsTheMessage() {
    stage.server.script(Reply.text(""), Reply.finished("", "length"));

    turns.speak(agentTurn(battle, new Asking(0, false)));
    TurnResult second = turns.speak(agentTurn(battle, new Asking(0, true)));

    assertThat(second.unusable()).isFalse();
    assertThat(stage.said(battle)).containsExactly("Where is my order?", "");
    assertThat(stage.queries.unusualAnswers(battle)).isEqualTo(new UnusualAnswers(0, 0, 1, 1));
  }

  @Test
  void aRefusalIsAnAnswerAndNotAskedForAgain() {
    stage.server.script(Reply.refusal("I cannot help with that."));

    assertThat(turns.speak(agentTurn(battle)).unusable()).isFalse();
    assertThat(stage.queries.unusualAnswers(battle)).isEqualTo(new UnusualAnswers(1, 0, 0, 0));
  }

  @Test
  void theNextOfTheChainIsAskedForItsOwnModel() {
    turns.speak(agentTurn(battle, new Asking(1, false)));

    assertThat(stage.server.lastRequest().model()).isEqualTo("gpt-4o");
    assertThat(stage.said(battle)).hasSize(2);
  }

  @Test
  void aTimeoutMayHaveBeenBilled() {
    stage.server.script(Reply.truncated(), Reply.text("On its way."));

    failureOf(() -> turns.speak(agentTurn(battle)));
    TurnResult result = turns.speak(agentTurn(battle));

    assertThat(result.spent().unsettledMicros()).isPositive();
    assertThat(result.spent().costMicros()).isEqualTo(30);
    assertThat(result.spent().callsRepeated()).isEqualTo(1);
  }

  @Test
  void aCallThatCouldPassTheBudgetIsNotMade() {
    String dear =
        stage.battle(
            new BigDecimal("0.0001"), new Criterion("x", Criterion.Type.LLM, "x", true, false));

    ApplicationFailure failure = failureOf(() -> turns.speak(agentTurn(dear)));

    assertThat(failure.getType()).isEqualTo("BUDGET_SPENT");
    assertThat(stage.server.requests()).isEmpty();
  }

  @Test
  void whatPostgreSqlCannotKeepIsReplacedAndTheAnswerIsKept() {
    stage.server.script(
        Reply.status(
            200,
            """
            {"id":"x","object":"chat.completion","created":1,"model":"m\\u0000x",
             "choices":[{"index":0,"finish_reason":"stop",
               "message":{"role":"assistant","content":"a\\u0000b \\ud83d c"}}],
             "usage":{"prompt_tokens":20,"completion_tokens":5,"total_tokens":25}}\
            """));

    turns.speak(agentTurn(battle));

    assertThat(stage.said(battle).getLast()).startsWith("a\uFFFDb").endsWith("c");
    assertThat(stage.server.requests()).hasSize(1);
  }

  @Test
  void aProvidersBodyWithANulIsRecorded() {
    stage.server.script(Reply.status(400, "broken \0 body"));

    assertThat(failureOf(() -> turns.speak(agentTurn(battle))).getType())
        .isEqualTo("INVALID_REQUEST");
    assertThat(stage.call(battle, "failure_body")).isEqualTo("broken \uFFFD body");
  }

  @Test
  void anOpponentThatLeavesSaysSo() {
    stage.agentSays(battle, "On its way.");
    stage.server.script(Reply.text("Enough of this. [[LEAVES]]"));

    TurnResult result =
        turns.speak(new TurnCommand(battle, 3, CallPurpose.OPPONENT, 0, Stage.AMPLE_MS));

    assertThat(result.left()).isTrue();
    assertThat(stage.said(battle).getLast()).isEqualTo("Enough of this.");
    assertThat(stage.queries.leftWith(battle, 3)).isTrue();
  }

  @Test
  void aDatabaseThatIsAwayBeforeTheRequestIsTriedAgainAndTellsNothing() {
    stage.faults.down(true);

    ApplicationFailure failure = failureOf(() -> turns.speak(agentTurn(battle)));

    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getType()).isEqualTo("UNAVAILABLE");
    assertThat(failure.getOriginalMessage()).doesNotContain("select", "SQL");
    assertThat(failure.getCause()).isNull();
    assertThat(stage.server.requests()).isEmpty();
  }

  @Test
  void anAnswerThatCanNeverBeStoredIsNotBoughtAgainAndAgain() {
    stage.server.script(Reply.text("what was said in confidence"));
    stage.jdbc.sql("update battles set message_count = 4 where id = ?").param(battle).update();

    // Message 5 has no message 4 before it, which the schema refuses.
    ApplicationFailure failure =
        failureOf(
            () -> turns.speak(new TurnCommand(battle, 5, CallPurpose.OPPONENT, 0, Stage.AMPLE_MS)));

    assertThat(failure.getType()).isEqualTo("INTERNAL");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).doesNotContain("confidence");
    assertThat(failure.getCause()).isNull();
  }

  @Test
  void aBattleThatHasEndedBuysNothing() {
    stage.progress.end(battle, new Ending(EndedReason.TIMEOUT, null, null, null));

    assertThat(failureOf(() -> turns.speak(agentTurn(battle))).getType()).isEqualTo("CANCELLED");
    assertThat(stage.server.requests()).isEmpty();
  }
}
