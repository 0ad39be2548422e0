package dev.gauntlet.worker.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gauntlet.storage.battle.BattleError;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.Retry;
import dev.gauntlet.storage.run.RunCounts;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.BattleWorkflows;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.RunState;
import dev.gauntlet.workflows.scale.ScaleWorkflows;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SweeperIT {
  private static final SweptRuns RUNS = new SweptRuns();

  @BeforeAll
  static void nothingIsThere() {
    RUNS.sweepRuns();
  }

  @AfterAll
  static void close() {
    RUNS.close();
  }

  @Test
  void aRunThatWasAdmittedIsStarted() {
    String run = RUNS.admit(3);
    assertThat(RUNS.row(run).state()).isEqualTo(RunState.QUEUED);

    RUNS.sweepRuns();

    soon().until(() -> RUNS.queries.counts(run).running() == 2);
    assertThat(RUNS.row(run).state()).isEqualTo(RunState.RUNNING);
    RUNS.sweepRuns();
    RUNS.sweepBattles();
    assertThat(RUNS.queries.counts(run)).isEqualTo(new RunCounts(1, 2, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void aPauseAndACancelThatDidNotArriveAreDelivered() {
    String run = played(3);
    int pause = RUNS.intents.want(run, Wanted.PAUSE, "ann", "lunch").orElseThrow().version();

    RUNS.sweepRuns();

    soon().until(() -> RUNS.row(run).state() == RunState.PAUSED);
    soon().until(() -> RUNS.battle(run, 0).wanted() == Wanted.PAUSE);
    assertThat(delivered(run)).isEqualTo(pause);

    RUNS.intents.want(run, Wanted.CANCEL, "bob", "too dear");
    RUNS.sweepRuns();

    soon().until(() -> RUNS.row(run).state() == RunState.CANCELLED);
    assertThat(RUNS.row(run).endedBy()).isEqualTo("bob");
    assertThat(RUNS.queries.counts(run).cancelled()).isEqualTo(3);
  }

  @Test
  void aRunWhoseWorkflowWasClosedFromOutsideFailsWithItsBattles() {
    String run = played(4);

    RUNS.terminate(ScaleWorkflows.id(run));
    RUNS.sweepRuns();

    assertThat(RUNS.row(run).state()).isEqualTo(RunState.FAILED);
    assertThat(RUNS.row(run).error())
        .isEqualTo(
            new BattleError(
                "INTERNAL", "The run's workflow was closed from outside, in Temporal itself."));
    assertThat(RUNS.queries.counts(run).failed()).isEqualTo(4);
    assertThat(IntStream.range(0, 4).mapToObj(index -> RUNS.battle(run, index).end()))
        .allSatisfy(end ->
            assertThat(Objects.requireNonNull(end).at())
                .isBeforeOrEqualTo(RUNS.row(run).endedAt()));
  }

  @Test
  void aBattleWhoseWorkflowWasClosedFromOutsideFailsAndItsRunGoesOn() {
    String run = played(3);

    RUNS.terminate(BattleWorkflows.id(run + ".1"));
    RUNS.sweepBattles();

    BattleRow.End end = Objects.requireNonNull(RUNS.battle(run, 0).end());
    assertThat(end.error()).extracting(BattleError::type).isEqualTo("INTERNAL");
    soon().until(() -> RUNS.battle(run, 2).startedAt() != null);
    for (String battle : new String[] {run + ".2", run + ".3"}) {
      RUNS.terminate(BattleWorkflows.id(battle));
    }
    RUNS.sweepBattles();

    soon().until(() -> RUNS.row(run).state() == RunState.COMPLETED);
    assertThat(RUNS.queries.counts(run).failed()).isEqualTo(3);
  }

  @Test
  void aBattleThatTemporalDoesNotKnowIsLeftToItsRun() {
    String run = RUNS.admit(1);
    RUNS.battleProgress.begin(run + ".1");

    RUNS.sweepBattles();

    assertThat(RUNS.battle(run, 0).state()).isEqualTo(BattleState.RUNNING);
    assertThatThrownBy(() -> status(BattleWorkflows.id(run + ".1")))
        .isInstanceOf(WorkflowNotFoundException.class);

    RUNS.sweepRuns();
    soon().until(() -> isRunning(BattleWorkflows.id(run + ".1")));
  }

  @Test
  void aRetriedBattleOfAnEndedRunIsStartedAnewAndFailsOnlyWhenThatIsClosed() {
    String run = closed(1);
    String battle = run + ".1";
    assertThat(RUNS.retries.retry(battle, "ann", null)).isEqualTo(new Retry.GoesOn(1));
    RUNS.age(battle);

    RUNS.sweepBattles();

    soon().until(() -> RUNS.battle(run, 0).state() == BattleState.RUNNING);
    assertThat(isRunning(BattleWorkflows.id(battle))).isTrue();
    RUNS.sweepBattles();
    assertThat(RUNS.battle(run, 0).end()).isNull();

    RUNS.terminate(BattleWorkflows.id(battle));
    RUNS.sweepBattles();
    assertThat(RUNS.battle(run, 0).end()).isNotNull();
    assertThat(RUNS.battle(run, 0).generation()).isEqualTo(1);
  }

  @Test
  void aWorkflowOfAnEarlierLifeIsWaitedFor() {
    String run = played(1);
    String battle = run + ".1";
    RUNS.jdbc.sql("update battles set generation = 1 where id = ?").param(battle).update();
    RUNS.age(battle);

    RUNS.sweepBattles();
    assertThat(isRunning(BattleWorkflows.id(battle))).isTrue();
    RUNS.terminate(BattleWorkflows.id(battle));
    RUNS.sweepBattles();

    soon().until(() -> isRunning(BattleWorkflows.id(battle)));
    assertThat(RUNS.battle(run, 0).end()).isNull();
  }

  /** A run whose battles failed, for their workflows were closed from outside. */
  private static String closed(int battles) {
    String run = played(battles);
    for (int index = 0; index < battles; index++) {
      String workflow = BattleWorkflows.id(run + "." + (index + 1));
      soon().until(() -> waitsForTheProvider(workflow));
      RUNS.terminate(workflow);
    }
    RUNS.sweepBattles();
    soon().until(() -> RUNS.row(run).state() == RunState.COMPLETED);
    return run;
  }

  /** A run whose first two battles stand at the agent's turn. */
  private static String played(int battles) {
    String run = RUNS.admit(battles);
    RUNS.sweepRuns();
    soon().until(() -> RUNS.queries.counts(run).running() == Math.min(2, battles));
    return run;
  }

  private static WorkflowExecutionStatus status(String workflow) {
    return RUNS.client.newUntypedWorkflowStub(workflow).describe().getStatus();
  }

  private static boolean isRunning(String workflow) {
    try {
      return status(workflow) == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    } catch (WorkflowNotFoundException notYet) {
      return false;
    }
  }

  private static boolean waitsForTheProvider(String workflow) {
    return RUNS.client
            .newUntypedWorkflowStub(workflow)
            .describe()
            .getRawDescription()
            .getPendingActivitiesCount()
        > 0;
  }

  private static int delivered(String run) {
    return RUNS.jdbc
        .sql("select delivered_version from runs where id = ?")
        .param(run)
        .query(Integer.class)
        .single();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30));
  }
}
