package dev.gauntlet.activities.run;

import static dev.gauntlet.activities.Stage.agentTurn;
import static dev.gauntlet.activities.Stage.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.OneTurn;
import dev.gauntlet.activities.Stage;
import dev.gauntlet.storage.budget.SharedBudget;
import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.testing.Reply.Usage;
import dev.gauntlet.workflows.battle.TurnResult;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunBudgetIT {
  private static final String BATTLES = "battles";

  /** One answer: 100 tokens read and 100 written, at one and two micro-USD. */
  private static final Reply ANSWER = Reply.text("On its way.", new Usage(100, 0, 100, 0));

  private static final long BILLED = 300;

  private final Stage stage = new Stage();
  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();

  @BeforeEach
  void aWorkerPlays() {
    new Workers(stage.jdbc)
        .beat("worker-1", "worker-1", List.of(), new Catalogue(List.of()), List.of());
    stage.server.answerWith(request -> ANSWER);
    temporal.newWorker(BATTLES).registerWorkflowImplementationTypes(OneTurn.OneTurnImpl.class);
    temporal.newWorker(OneTurn.PROVIDER).registerActivitiesImplementations(stage.turns);
    temporal.start();
  }

  @AfterEach
  void close() {
    temporal.close();
    stage.close();
  }

  @Test
  void aCallThatCouldPassTheRunsBudgetIsNotMade() {
    StagedRun run = new StagedRun(stage, 1, 100L, null);
    CompletableFuture<TurnResult> turn = speak(run.begun(0));

    ApplicationFailure failure = failureOf(() -> turn.get(30, TimeUnit.SECONDS));

    assertThat(failure.getType()).isEqualTo("BUDGET_SPENT");
    assertThat(failure.getOriginalMessage())
        .contains("the budget of run " + run.id, "0 of 0.0001 USD are used");
    assertThat(stage.server.requests()).isEmpty();
    assertThat(run.progress.isBudgetSpent(run.id)).isTrue();
  }

  @Test
  void aCallWaitsWhileTheRequestOfAnotherIsInTheWay() throws Exception {
    StagedRun run = new StagedRun(stage, 2, 1_000L, null);
    stage.server.script(Reply.delayed(Duration.ofSeconds(3), ANSWER));
    CompletableFuture<TurnResult> first = speak(run.begun(0));
    stage.server.awaitRequests(1, Duration.ofSeconds(20));
    CompletableFuture<TurnResult> second = speak(run.begun(1));

    second.get(30, TimeUnit.SECONDS);

    assertThat(first).as("it was waited for").isCompleted();
    assertThat(run.progress.isBudgetSpent(run.id)).isFalse();
    assertThat(charged(run)).isEqualTo(2 * BILLED);
  }

  @Test
  void fiftyBattlesAtOnceSpendTheBudgetAndNotMore() throws Exception {
    long budget = 5_000;
    StagedRun run = new StagedRun(stage, 50, budget, null);

    List<CompletableFuture<TurnResult>> turns =
        IntStream.range(0, 50).mapToObj(index -> speak(run.begun(index))).toList();

    int answered = 0;
    for (CompletableFuture<TurnResult> turn : turns) {
      answered += isAnswered(turn) ? 1 : 0;
    }
    long billed = stage.server.requests().size() * BILLED;
    assertThat(stage.server.requests()).hasSize(answered);
    assertThat(billed).isLessThanOrEqualTo(budget);
    assertThat(run.queries.usage(run.id).total().costMicros()).isEqualTo(billed);
    assertThat(charged(run)).isEqualTo(billed);
    assertThat(budget - billed)
        .as("nobody ended while there was room for another call")
        .isLessThan(worstCase(run));
  }

  private static boolean isAnswered(CompletableFuture<TurnResult> turn) throws Exception {
    try {
      turn.get(60, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException ended) {
      assertThat(failureOf(turn::get).getType()).isEqualTo("BUDGET_SPENT");
      return false;
    }
  }

  private CompletableFuture<TurnResult> speak(String battle) {
    OneTurn workflow =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                OneTurn.class, WorkflowOptions.newBuilder().setTaskQueue(BATTLES).build());
    return WorkflowClient.execute(workflow::play, agentTurn(battle));
  }

  private long worstCase(StagedRun run) {
    return stage
        .jdbc
        .sql("select min(reserved_micros) from llm_calls where battle_id = any(?)")
        .param(run.battles.toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  private long charged(StagedRun run) {
    return stage
        .jdbc
        .sql("select charged_micros from budgets where scope = ?")
        .param(SharedBudget.scopeOfRun(run.id))
        .query(Long.class)
        .single();
  }
}
