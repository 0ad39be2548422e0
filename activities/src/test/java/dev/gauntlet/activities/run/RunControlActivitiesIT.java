package dev.gauntlet.activities.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gauntlet.activities.Stage;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.Cancellations;
import dev.gauntlet.workflows.Payloads;
import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.battle.BattleInput;
import dev.gauntlet.workflows.battle.BattleWorkflow;
import dev.gauntlet.workflows.battle.BattleWorkflows;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.RunControlActivities;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunControlActivitiesIT {
  private static final Intent LUNCH = new Intent(1, "ann", "lunch");
  private static final Intent STOP = new Intent(2, "bob", "too dear");

  private final Stage stage = new Stage();
  private final TestWorkflowEnvironment temporal =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build())
              .build());
  private final WorkflowClient client = temporal.getWorkflowClient();
  private final TestActivityEnvironment activities = TestActivityEnvironment.newInstance();
  private final Queue<String> reported = new ConcurrentLinkedQueue<>();

  private StagedRun run = new StagedRun(stage, 3);
  private RunControlActivities control = control();

  @BeforeEach
  void battlesArePlayed() {
    HeldBattle.TOLD.clear();
    temporal.newWorker(TaskQueues.BATTLES).registerWorkflowImplementationTypes(HeldBattle.class);
    temporal.start();
  }

  @AfterEach
  void close() {
    activities.close();
    temporal.close();
    stage.close();
  }

  private RunControlActivities control() {
    activities.registerActivitiesImplementations(
        new RunControlActivitiesImpl(client, run.ofRun, stage.progress, reported::add));
    return activities.newActivityStub(
        RunControlActivities.class,
        ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofMinutes(1)).build());
  }

  @Test
  void eachBattleThatBeganIsToldOnce() {
    played(0, 1);

    assertThat(control.tellAll(run.id, Wanted.PAUSE, LUNCH)).isEqualTo(2);

    assertTold("pause 1 ann", "pause 1 ann");
    assertThat(run.row(2).wanted()).isEqualTo(Wanted.PAUSE);
    assertThat(delivered()).containsExactly(1, 1, 0);
  }

  @Test
  void everyWishHasItsSignal() {
    played(0);

    control.tellAll(run.id, Wanted.PAUSE, LUNCH);
    control.tellAll(run.id, Wanted.RUN, new Intent(2, "ann", null));
    control.tellAll(run.id, Wanted.EXPIRE, new Intent(0, "gauntlet", "Too late."));

    assertTold("pause 1 ann", "resume 2 ann", "expire 3 gauntlet");
  }

  @Test
  void tellingAgainIsHarmless() {
    played(0, 1, 2);

    control.tellAll(run.id, Wanted.CANCEL, STOP);
    assertThat(control.tellAll(run.id, Wanted.CANCEL, new Intent(3, "eve", null))).isEqualTo(3);

    await().until(() -> HeldBattle.TOLD.size() == 6);
    assertThat(HeldBattle.TOLD).as("the version says it is the same").containsOnly("cancel 1 bob");
    assertThat(run.row(0).end()).as("the workflow ends it").isNull();
  }

  @Test
  void aBattleThatNobodyPlaysEndsWhenItIsToEnd() {
    played(0);
    run.begun(1);

    control.tellAll(run.id, Wanted.CANCEL, STOP);

    BattleRow.End end = Objects.requireNonNull(run.row(1).end());
    assertThat(end.reason()).isEqualTo(EndedReason.MANUAL);
    assertThat(end.by()).isEqualTo("bob");
    assertThat(run.row(0).end()).isNull();
    assertThat(run.row(2).end()).as("it was never begun").isNull();
    assertTold("cancel 1 bob");
  }

  @Test
  void aBattleThatNobodyPlaysEndsByTimeWhenTheDeadlinePassed() {
    run.begun(1);

    control.tellAll(run.id, Wanted.EXPIRE, new Intent(0, "gauntlet", "Too late."));

    BattleRow.End end = Objects.requireNonNull(run.row(1).end());
    assertThat(end.reason()).isEqualTo(EndedReason.TIMEOUT);
    assertThat(end.detail()).isEqualTo("Too late.");
  }

  @Test
  void aBattleThatNobodyPlaysReadsInItsRowThatItIsPaused() {
    run.begun(1);

    assertThat(control.tellAll(run.id, Wanted.PAUSE, LUNCH)).isEqualTo(1);

    assertThat(run.row(1).end()).isNull();
    assertThat(run.row(1).wanted()).isEqualTo(Wanted.PAUSE);
  }

  @Test
  void aCancelWakesTheWorkersThatHoldCalls() throws Exception {
    played(0, 2);
    CountDownLatch listening = new CountDownLatch(1);
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    Cancellations cancellations = new Cancellations(stage.faults, stage.jdbc);
    Thread listener =
        Thread.ofPlatform()
            .daemon()
            .start(() ->
                cancellations.listen(
                    () -> {
                      listening.countDown();
                      return List.of();
                    },
                    heard::add));
    assertThat(listening.await(10, TimeUnit.SECONDS)).isTrue();

    control.tellAll(run.id, Wanted.CANCEL, STOP);

    await().atMost(Duration.ofSeconds(2)).until(() -> heard.size() == 2);
    assertThat(heard).containsExactly(run.battles.get(0), run.battles.get(2));
    listener.interrupt();
  }

  @Test
  void aHundredBattlesAreTold() {
    run = new StagedRun(stage, 100);
    played(IntStream.range(0, 100).toArray());

    assertThat(control.tellAll(run.id, Wanted.PAUSE, LUNCH)).isEqualTo(100);

    await().until(() -> HeldBattle.TOLD.size() == 100);
    assertThat(delivered()).containsOnly(1);
  }

  @Test
  void theReportIsMade() {
    control.aggregate(run.id);

    assertThat(reported).containsExactly(run.id);
  }

  private void played(int... indexes) {
    for (int index : indexes) {
      BattleInput input = new BattleInput(run.begun(index), 0);
      BattleWorkflow battle =
          client.newWorkflowStub(
              BattleWorkflow.class, BattleWorkflows.startOptions(input, "a battle"));
      WorkflowClient.start(battle::play, input);
    }
  }

  private static void assertTold(String... signals) {
    await().until(() -> HeldBattle.TOLD.size() >= signals.length);
    assertThat(HeldBattle.TOLD).containsExactly(signals);
  }

  private List<Integer> delivered() {
    return stage
        .jdbc
        .sql("select delivered_version from battles where run_id = ? order by run_index")
        .param(run.id)
        .query(Integer.class)
        .list();
  }
}
