package dev.gauntlet.worker.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.limit.ProviderLimits;
import dev.gauntlet.testing.TemporalServer;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a real server does with the rate of a provider's queue. */
class RequestQueueIT {
  private static final Logger LOG = LoggerFactory.getLogger(RequestQueueIT.class);
  private static final String BATTLES = "rate-battles";
  private static final String PROVIDER = "rate-provider";
  private static final int PER_MINUTE = 600;
  private static final int REQUESTS = 120;

  @Test
  void theServerHoldsTheRateOverTwoWorkers() throws Exception {
    WorkflowClient client = WorkflowClient.newInstance(TemporalServer.shared().stubs());
    Queue<Long> sent = new ConcurrentLinkedQueue<>();
    Queue<String> senders = new ConcurrentLinkedQueue<>();
    List<WorkerFactory> factories = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      WorkerFactory factory = WorkerFactory.newInstance(client);
      Worker worker =
          factory.newWorker(
              PROVIDER,
              RequestQueue.options(
                  new ProviderLimits(100, PER_MINUTE, null, Duration.ofMinutes(10))));
      Sending sending =
          () -> {
            sent.add(System.nanoTime());
            senders.add(name);
          };
      worker.registerActivitiesImplementations(sending);
      factories.add(factory);
    }
    factories
        .getFirst()
        .newWorker(BATTLES)
        .registerWorkflowImplementationTypes(ManyRequestsImpl.class);
    factories.forEach(WorkerFactory::start);
    try {
      WorkflowClient.execute(
              client.newWorkflowStub(
                      ManyRequests.class,
                      WorkflowOptions.newBuilder().setTaskQueue(BATTLES).build())
                  ::play,
              REQUESTS)
          .get(60, TimeUnit.SECONDS);
    } finally {
      factories.forEach(WorkerFactory::shutdownNow);
      factories.forEach(factory -> factory.awaitTermination(5, TimeUnit.SECONDS));
    }

    List<Long> times = sent.stream().sorted().toList();
    double seconds = (times.getLast() - times.getFirst()) / 1e9;
    LOG.warn("{} requests in {} s", times.size(), "%.1f".formatted(seconds));
    assertThat(times).hasSize(REQUESTS);
    assertThat(senders).contains("one", "two");
    // Twelve seconds' worth; a second's worth or two may come at once when nobody came before.
    assertThat(seconds).isGreaterThan(9);
  }

  /** Stands for the requests to a provider. */
  @ActivityInterface
  public interface Sending {
    /** One request. */
    @ActivityMethod
    void send();
  }

  /** A battle with everything at once. */
  @WorkflowInterface
  public interface ManyRequests {
    /** Sends so many requests. */
    @WorkflowMethod
    void play(int requests);
  }

  /** The battle with everything at once. */
  public static final class ManyRequestsImpl implements ManyRequests {
    private final Sending sending =
        Workflow.newActivityStub(
            Sending.class,
            ActivityOptions.newBuilder()
                .setTaskQueue(PROVIDER)
                .setStartToCloseTimeout(Duration.ofSeconds(30))
                .setDisableEagerExecution(true)
                .build());

    @Override
    public void play(int requests) {
      List<Promise<Void>> sent = new ArrayList<>();
      for (int n = 0; n < requests; n++) {
        sent.add(Async.procedure(sending::send));
      }
      Promise.allOf(sent).get();
    }
  }
}
