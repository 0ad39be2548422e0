package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.battle.BattleStage;
import dev.gauntlet.workflows.battle.BattleWorkflows;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Plays a {@link FakeRun} on Temporal's test server, where waiting takes no time. */
final class ScaleStage implements AfterEachCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TestWorkflowEnvironment environment;
  private Class<? extends ScalePartitionWorkflow> partitions = ScalePartitionWorkflowImpl.class;

  ScaleStage() {
    this(600);
  }

  /** A stage without a cache replays the whole history before every step. */
  ScaleStage(int cachedWorkflows) {
    this.environment = BattleStage.environment(cachedWorkflows);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
  }

  void close() {
    environment.close();
  }

  /** Has the parts of runs played by these. */
  ScaleStage withPartitions(Class<? extends ScalePartitionWorkflow> others) {
    partitions = others;
    return this;
  }

  /** Starts the run and lets it go on. */
  ScaleWorkflow begin(FakeRun run) {
    ScaleWorkflow workflow = accept(run);
    raise();
    return workflow;
  }

  /** Accepts the run while no worker is there; {@link #raise} brings them. */
  ScaleWorkflow accept(FakeRun run) {
    hire(run);
    ScaleWorkflow workflow =
        client()
            .newWorkflowStub(
                ScaleWorkflow.class, ScaleWorkflows.startOptions(FakeRun.ID, FakeRun.SUMMARY));
    WorkflowClient.start(workflow::play, new ScaleInput(FakeRun.ID, 0));
    return workflow;
  }

  /** Has workers ready for the run; {@link #raise} brings them. */
  void hire(FakeRun run) {
    run.on(client(), environment::currentTimeMillis);
    Worker battles =
        environment.newWorker(
            TaskQueues.BATTLES, BattleStage.options().setLocalActivityWorkerOnly(true).build());
    battles.registerWorkflowImplementationTypes(PlayedBattle.class);
    battles.registerActivitiesImplementations(run.steps());
    Worker runs = environment.newWorker(TaskQueues.RUNS, BattleStage.options().build());
    runs.registerWorkflowImplementationTypes(ScaleWorkflowImpl.class, partitions);
    runs.registerActivitiesImplementations(run.recording(), run.control());
    run.summary()
        .ifPresent(summary ->
            environment
                .newWorker(
                    TaskQueues.ofProvider(FakeSummary.PROVIDER), BattleStage.options().build())
                .registerActivitiesImplementations(summary));
  }

  void raise() {
    environment.start();
  }

  /** Plays the run to its end. */
  RunResult play(FakeRun run) {
    return endOf(begin(run));
  }

  /** Waits for the end; time is skipped while nothing is being done. */
  static RunResult endOf(ScaleWorkflow workflow) {
    return WorkflowStub.fromTyped(workflow).getResult(RunResult.class);
  }

  /** Lets so much time pass, which takes none. */
  void pass(Duration time) {
    environment.sleep(time);
  }

  /** Waits until something is so, while no time is skipped. */
  static void await(Callable<Boolean> so) {
    Awaitility.await().atMost(PATIENCE).until(so);
  }

  static void awaitState(ScaleWorkflow workflow, RunState state) {
    await(() -> workflow.status().state() == state);
  }

  /** Waits until something was written. */
  static void awaitNote(FakeRun run, String note) {
    await(() -> run.notes().contains(note));
  }

  /** Asks for the run's cancellation, as the Temporal Web UI does. */
  void cancelNatively() {
    stub(ScaleWorkflows.id(FakeRun.ID)).cancel();
  }

  /** Terminates a battle, as the Temporal Web UI does. */
  void terminate(FakeRun run, int index) {
    stub(BattleWorkflows.id(run.battleId(index))).terminate("by hand");
  }

  WorkflowStub stub(String workflowId) {
    return client().newUntypedWorkflowStub(workflowId);
  }

  WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  /** The ids of the workflows that one has begun. */
  List<String> children(String workflowId) {
    return history(workflowId).getEvents().stream()
        .filter(HistoryEvent::hasStartChildWorkflowExecutionInitiatedEventAttributes)
        .map(
            event -> event.getStartChildWorkflowExecutionInitiatedEventAttributes().getWorkflowId())
        .toList();
  }

  WorkflowExecutionHistory history(String workflowId) {
    return client().fetchHistory(workflowId);
  }
}
