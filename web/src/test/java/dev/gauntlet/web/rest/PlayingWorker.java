package dev.gauntlet.web.rest;

import dev.gauntlet.workflows.Payloads;
import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.battle.BattleWorkflowImpl;
import dev.gauntlet.workflows.scale.ScalePartitionWorkflowImpl;
import dev.gauntlet.workflows.scale.ScaleWorkflowImpl;
import io.grpc.ManagedChannel;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.util.concurrent.TimeUnit;

/**
 * Plays battles and runs, over a connection of its own; nobody takes the calls to {@code openai}.
 */
final class PlayingWorker implements AutoCloseable {
  private final WorkflowServiceStubs stubs;
  private final WorkerFactory factory;

  PlayingWorker(ManagedChannel channel, Recorder recorder, RunRecorder runs, Players players) {
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setChannel(channel).build());
    WorkflowClient client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build());
    runs.tellOver(client);
    factory = WorkerFactory.newInstance(client);
    Worker battles = factory.newWorker(TaskQueues.BATTLES);
    battles.registerWorkflowImplementationTypes(BattleWorkflowImpl.class);
    battles.registerActivitiesImplementations(recorder);
    Worker scale = factory.newWorker(TaskQueues.RUNS);
    scale.registerWorkflowImplementationTypes(
        ScaleWorkflowImpl.class, ScalePartitionWorkflowImpl.class);
    scale.registerActivitiesImplementations(runs);
    factory
        .newWorker(TaskQueues.ofProvider(Rows.OFFLINE))
        .registerActivitiesImplementations(players);
    factory.start();
  }

  @Override
  public void close() {
    factory.shutdownNow();
    factory.awaitTermination(2, TimeUnit.SECONDS);
    stubs.shutdownNow();
  }
}
