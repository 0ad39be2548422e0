package dev.gauntlet.activities.summary;

import static dev.gauntlet.activities.Stage.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gauntlet.activities.Stage;
import dev.gauntlet.storage.battle.Cancellations;
import dev.gauntlet.storage.journal.CallOrder;
import dev.gauntlet.storage.report.RunReport.Summary;
import dev.gauntlet.storage.report.RunSummaries;
import dev.gauntlet.storage.run.RunIntents;
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.RunEnding;
import dev.gauntlet.workflows.scale.SummaryActivities;
import dev.gauntlet.workflows.scale.SummaryCommand;
import dev.gauntlet.workflows.scale.SummaryResult;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SummaryIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern FENCE = Pattern.compile("(?m)^=====[0-9a-f]{32}=====$");
  private static final Reply WRITTEN =
      Reply.text(
          """
          Here it is:
          {"summary":"It promises nothing.","rationale":"See two of them.",\
          "revisedPrompt":"Be kind, and confirm refunds."}\
          """);

  private final Stage stage = new Stage();
  private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
  private final RunSummaries summaries = new RunSummaries(stage.jdbc);
  private final PlayedRun run = new PlayedRun(stage);
  private SummaryActivities summarising = stage.summarising;

  @BeforeEach
  void register() {
    temporal.registerActivitiesImplementations(stage.summarising);
    summarising =
        temporal.newActivityStub(
            SummaryActivities.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(90))
                .setHeartbeatTimeout(Duration.ofSeconds(3))
                .build());
  }

  @AfterEach
  void close() {
    temporal.close();
    stage.close();
  }

  @Test
  void whatTheModelWroteIsStoredWithWhoWroteItAndWhatItRead() {
    stage.server.script(WRITTEN);

    SummaryResult result = ask(run, 0);

    assertThat(result.unusable()).isFalse();
    assertThat(result.spent()).isEqualTo(summaries.spent(run.id));
    assertThat(stored(run))
        .isEqualTo(
            new Summary(
                "openai",
                "gpt-4o",
                "It promises nothing.",
                "See two of them.",
                "Be kind, and confirm refunds.",
                stored(run).read(),
                null));
    assertThat(stored(run).read())
        .containsExactlyInAnyOrder(run.battle(0), run.battle(1), run.battle(2), run.battle(3))
        .last()
        .isEqualTo(run.battle(3));
  }

  @Test
  void theModelIsToldSetupNumbersAndConversationsBetweenFences() {
    stage.server.script(WRITTEN);

    ask(run, 0);

    ReceivedRequest request = stage.server.lastRequest();
    assertThat(request.model()).isEqualTo("gpt-4o");
    String question = request.messages().getLast().content();
    List<String> fences = FENCE.matcher(question).results().map(MatchResult::group).toList();
    assertThat(fences).hasSize(10).allMatch(fences.getFirst()::equals);
    assertThat(request.messages().getFirst().content()).contains(fences.getFirst());
    assertThat(question)
        .contains(
            "gpt-4o-mini at openai",
            "to get a refund",
            "Reached the goal: 1 of 3 (33 %, 95 % interval 6 to 79 %)",
            "refunded, met in 1 of 3",
            "The refund is confirmed.",
            run.battle(1) + ", goal missed: the messages were used up:",
            "[1] user:\nWhere is my order?\n\n[2] assistant:\nLet me see.",
            "The judge's reasons in the end:\nReasons about Let me see.");
    assertThat(question.indexOf(PlayedRun.SYSTEM_PROMPT))
        .isBetween(question.indexOf(fences.getFirst()), question.lastIndexOf(fences.getFirst()));
  }

  @Test
  void aSecondAttemptSendsNoRequest() {
    stage.server.script(WRITTEN);
    SummaryResult first = ask(run, 0);

    assertThat(ask(run, 0)).isEqualTo(first);
    assertThat(stage.server.requests()).hasSize(1);
  }

  @Test
  void aRequestOfADeadWorkerIsRepeatedOnceAndCounted() {
    stage.journal.open(
        new CallOrder(
            CallKey.ofSummary(run.id, 0),
            "openai",
            "gpt-4o",
            new byte[] {1},
            "worker-0",
            100L,
            null,
            List.of()));
    stage.server.script(WRITTEN);

    SummaryResult result = ask(run, 0);

    assertThat(stage.server.requests()).hasSize(1);
    assertThat(result.spent().llmCalls()).isEqualTo(2);
    assertThat(result.spent().callsRepeated()).isEqualTo(1);
    assertThat(stored(run).text()).isEqualTo("It promises nothing.");
  }

  @Test
  void anAnswerThatCannotBeReadIsAskedForOnceMoreAndSaidToBeWrong() {
    stage.server.script(Reply.text("Well, it could be better."), WRITTEN);

    assertThat(ask(run, 0).unusable()).isTrue();
    assertThat(summaries.find(run.id)).isEmpty();
    assertThat(ask(run, 1).unusable()).isFalse();

    assertThat(stage.server.requests()).hasSize(2);
    assertThat(stage.server.lastRequest().prompt())
        .contains("Well, it could be better.", "there is no JSON object in it");
    assertThat(stored(run).text()).isEqualTo("It promises nothing.");
  }

  @Test
  void anotherOneThatCannotBeReadIsToldInTheReport() {
    stage.server.script(Reply.text("Well."), Reply.text("{\"summary\":\"\"}"));

    ask(run, 0);

    assertThat(ask(run, 1).unusable()).isFalse();
    assertThat(stored(run).text()).isNull();
    assertThat(stored(run).failure())
        .isEqualTo(
            new Summary.Failure(
                "UNREADABLE",
                "The model's answer could not be read, also when it was asked again: it has no text"
                    + " under \"summary\"."));
    assertThat(stored(run).read()).hasSize(4);
  }

  @Test
  void aProviderThatIsOutFailsForGoodInOurOwnWords() {
    stage.server.script(Reply.status(401, "{\"error\":{\"message\":\"secret words\"}}"));

    ApplicationFailure failure = failureOf(() -> ask(run, 0));

    assertThat(failure.getType()).isEqualTo("AUTHENTICATION");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).contains("openai").doesNotContain("secret words");
  }

  @Test
  void aProviderThatIsThrottledIsAskedAgainLater() {
    stage.server.script(Reply.status(429, "{}"), WRITTEN);

    assertThat(failureOf(() -> ask(run, 0)).isNonRetryable()).isFalse();
    assertThat(ask(run, 0).unusable()).isFalse();
  }

  @Test
  void theBudgetOfTheRunHoldsForItsSummary() {
    PlayedRun poor = new PlayedRun(stage, 100L);

    ApplicationFailure failure = failureOf(() -> ask(poor, 0));

    assertThat(failure.getType()).isEqualTo("BUDGET_SPENT");
    assertThat(failure.getOriginalMessage()).contains("the budget of run " + poor.id);
    assertThat(stage.server.requests()).isEmpty();
  }

  @Test
  void nothingIsBoughtOnceTheRunHasEnded() {
    run.progress().end(run.id, RunEnding.COMPLETED);

    assertThat(failureOf(() -> ask(run, 0)).getType()).isEqualTo("CANCELLED");
    assertThat(stage.server.requests()).isEmpty();
  }

  @Test
  void aCancelOfTheRunAbortsTheRequestOnTheWire() throws Exception {
    stage.server.script(Reply.hang());
    Cancellations cancellations = new Cancellations(stage.database(), stage.jdbc);
    Thread listener =
        Thread.ofPlatform()
            .daemon()
            .start(() -> cancellations.listen(stage.inFlight::battles, stage.inFlight::abort));
    CompletableFuture<ApplicationFailure> failure =
        CompletableFuture.supplyAsync(() -> failureOf(() -> ask(run, 0)));
    ReceivedRequest request = stage.server.awaitRequests(1, PATIENCE);

    new RunIntents(stage.jdbc).want(run.id, Wanted.CANCEL, "ann", null);

    request.awaitConnectionEnd(PATIENCE);
    assertThat(failure.get(10, TimeUnit.SECONDS).getType()).isEqualTo("CANCELLED");
    await().atMost(PATIENCE).until(() -> stage.inFlight.battles().isEmpty());
    listener.interrupt();
  }

  private SummaryResult ask(PlayedRun about, int ordinal) {
    return summarising.summarise(new SummaryCommand(about.id, ordinal));
  }

  private Summary stored(PlayedRun about) {
    return Objects.requireNonNull(summaries.find(about.id).orElse(null));
  }
}
