package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.Payloads;
import dev.gauntlet.workflows.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Plays a {@link FakeBattle} on Temporal's test server, where waiting takes no time. */
public final class BattleStage implements AfterEachCallback {
  static final String SUMMARY = "Anvil, small model, run 3";

  private final TestWorkflowEnvironment environment;

  BattleStage() {
    this(100);
  }

  /** A stage without a cache replays the whole history before every step. */
  BattleStage(int cachedBattles) {
    this.environment = environment(cachedBattles);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    environment.close();
  }

  /** As in production: virtual workflow threads and our converter. */
  public static TestWorkflowEnvironment environment(int cachedBattles) {
    return TestWorkflowEnvironment.newInstance(
        TestEnvironmentOptions.newBuilder()
            .setWorkerFactoryOptions(
                WorkerFactoryOptions.newBuilder()
                    .setUsingVirtualWorkflowThreads(true)
                    .setWorkflowCacheSize(cachedBattles)
                    .build())
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(Payloads.converter())
                    .setIdentity("stage")
                    .build())
            .build());
  }

  /** As in production; a cold machine may take long over a first step. */
  public static WorkerOptions.Builder options() {
    return WorkerOptions.newBuilder()
        .setUsingVirtualThreads(true)
        .setDefaultDeadlockDetectionTimeout(5_000);
  }

  /** Starts the battle and lets it run. */
  BattleWorkflow begin(FakeBattle battle) {
    return begin(battle, true);
  }

  /** Accepts the battle while no worker is there; {@link #raise} brings them. */
  BattleWorkflow accept(FakeBattle battle) {
    return begin(battle, false);
  }

  private BattleWorkflow begin(FakeBattle battle, boolean raised) {
    Worker battles =
        environment.newWorker(
            TaskQueues.BATTLES, options().setLocalActivityWorkerOnly(true).build());
    battles.registerWorkflowImplementationTypes(BattleWorkflowImpl.class);
    battles.registerActivitiesImplementations(battle.recording());
    for (String provider : SampleRules.PROVIDERS) {
      environment
          .newWorker(TaskQueues.ofProvider(provider), options().build())
          .registerActivitiesImplementations(battle.turns(), battle.judging());
    }
    if (raised) {
      raise();
    }
    BattleInput input = new BattleInput(FakeBattle.ID, 0);
    BattleWorkflow workflow =
        client()
            .newWorkflowStub(BattleWorkflow.class, BattleWorkflows.startOptions(input, SUMMARY));
    WorkflowClient.start(workflow::play, input);
    return workflow;
  }

  void raise() {
    environment.start();
  }

  /** Plays the battle to its end. */
  BattleResult play(FakeBattle battle) {
    return endOf(begin(battle));
  }

  /** Waits for the end; time is skipped while nothing is being done. */
  static BattleResult endOf(BattleWorkflow workflow) {
    return WorkflowStub.fromTyped(workflow).getResult(BattleResult.class);
  }

  /** Waits until the battle is in this state. */
  static void awaitState(BattleWorkflow workflow, BattleState state) {
    Awaitility.await().until(() -> workflow.status().state() == state);
  }

  /** Sends a signal as somebody does by hand, with any argument or none. */
  void signal(String name, Object... arguments) {
    client().newUntypedWorkflowStub(BattleWorkflows.id(FakeBattle.ID)).signal(name, arguments);
  }

  /** Asks for the workflow's cancellation, as the Temporal Web UI does. */
  void cancelNatively() {
    client().newUntypedWorkflowStub(BattleWorkflows.id(FakeBattle.ID)).cancel();
  }

  WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  long now() {
    return environment.currentTimeMillis();
  }

  WorkflowExecutionHistory history() {
    return client().fetchHistory(BattleWorkflows.id(FakeBattle.ID));
  }
}
