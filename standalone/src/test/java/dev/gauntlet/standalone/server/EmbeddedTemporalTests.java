package dev.gauntlet.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.ListenableFuture;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.WorkerFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedTemporalTests {

  private final EmbeddedTemporal temporal = EmbeddedTemporal.start();
  private final WorkflowClient client = WorkflowClient.newInstance(temporal.stubs());
  private final WorkerFactory workers = WorkerFactory.newInstance(client);

  @BeforeEach
  void startWorker() {
    workers.newWorker("echo").registerWorkflowImplementationTypes(EchoWorkflow.Impl.class);
    workers.start();
  }

  @AfterEach
  void stop() {
    workers.shutdownNow();
    temporal.close();
  }

  @Test
  void runsWorkflows() {
    assertThat(workflow("one").echo("hello")).isEqualTo("hello");
  }

  @Test
  void forgetsWorkflowsWhenRenewed() {
    workflow("one").echo("hello");

    temporal.renew();

    assertThatThrownBy(() -> client.newUntypedWorkflowStub("one").describe())
        .isInstanceOf(WorkflowNotFoundException.class);
  }

  @Test
  void keepsItsWorkersWhenRenewed() {
    workflow("one").echo("hello");

    temporal.renew();

    assertThat(workflow("two").echo("again")).isEqualTo("again");
  }

  /**
   * Failures would have the worker back off, for seconds or a minute when many polls fail at once.
   */
  @Test
  void aPollThatWaitsWhileItIsRenewedEndsAsIfNothingHadCome() throws Exception {
    ListenableFuture<PollWorkflowTaskQueueResponse> poll =
        temporal
            .stubs()
            .futureStub()
            .pollWorkflowTaskQueue(
                PollWorkflowTaskQueueRequest.newBuilder()
                    .setNamespace("default")
                    .setTaskQueue(TaskQueue.newBuilder().setName("idle"))
                    .build());

    temporal.renew();

    assertThat(poll.get(10, TimeUnit.SECONDS))
        .isEqualTo(PollWorkflowTaskQueueResponse.getDefaultInstance());
  }

  private EchoWorkflow workflow(String id) {
    return client.newWorkflowStub(
        EchoWorkflow.class,
        WorkflowOptions.newBuilder().setTaskQueue("echo").setWorkflowId(id).build());
  }
}
