package dev.gauntlet.standalone.e2e;

import static org.awaitility.Awaitility.await;

import dev.gauntlet.testing.TemporalServer;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.tuning.PollerBehaviorAutoscaling;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * How fast battles are played, as a share of what the same Temporal does with activities that do
 * nothing, and what memory they take. Not part of the tests; see docs/benchmarks.md.
 */
class BattleBenchmark {
  private static final int BATTLES = Integer.getInteger("bench.battles", 200);
  private static final int IN_FLIGHT = Integer.getInteger("bench.inFlight", 100);
  private static final int EXCHANGES = Integer.getInteger("bench.exchanges", 6);
  private static final int CALLS = BATTLES * EXCHANGES * 3;
  private static final int NO_OPS = 24;

  @TempDir private Path data;

  /** Does nothing, as an activity. */
  @ActivityInterface
  public interface Nothing {
    void nothing();
  }

  /** Runs activities that do nothing, one after the other. */
  @WorkflowInterface
  public interface Nothings {
    @WorkflowMethod
    void run();
  }

  /** The same. */
  public static final class NothingsImpl implements Nothings {
    private final Nothing activities =
        Workflow.newActivityStub(
            Nothing.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(30))
                .setDisableEagerExecution(true)
                .build());

    @Override
    public void run() {
      for (int i = 0; i < NO_OPS; i++) {
        activities.nothing();
      }
    }
  }

  @Test
  void embedded() throws Exception {
    double ceiling;
    try (TestServer.InProcessTestServer server = TestServer.createServer(true)) {
      WorkflowServiceStubs stubs =
          WorkflowServiceStubs.newServiceStubs(
              WorkflowServiceStubsOptions.newBuilder().setChannel(server.getChannel()).build());
      ceiling = noOpsPerSecond(stubs);
      stubs.shutdownNow();
    }
    measure("embedded", Map.of("GAUNTLET_TEMPORAL_TARGET", "embedded"), ceiling);
  }

  @Test
  void devServer() throws Exception {
    try (TemporalServer server = TemporalServer.start()) {
      double ceiling = noOpsPerSecond(server.stubs());
      measure(
          "dev server (in memory)", Map.of("GAUNTLET_TEMPORAL_TARGET", server.target()), ceiling);
    }
  }

  private static double noOpsPerSecond(WorkflowServiceStubs stubs) {
    WorkflowClient client = WorkflowClient.newInstance(stubs);
    WorkerFactory factory =
        WorkerFactory.newInstance(
            client, WorkerFactoryOptions.newBuilder().setUsingVirtualWorkflowThreads(true).build());
    Worker worker =
        factory.newWorker(
            "nothings",
            WorkerOptions.newBuilder()
                .setUsingVirtualThreads(true)
                .setWorkflowTaskPollersBehavior(new PollerBehaviorAutoscaling(2, 20, 5))
                .setActivityTaskPollersBehavior(new PollerBehaviorAutoscaling(2, 20, 5))
                .build());
    worker.registerWorkflowImplementationTypes(NothingsImpl.class);
    worker.registerActivitiesImplementations((Nothing) () -> {});
    factory.start();
    long began = System.nanoTime();
    List<WorkflowStub> running =
        IntStream.range(0, BATTLES)
            .mapToObj(i -> {
              Nothings workflow =
                  client.newWorkflowStub(
                      Nothings.class,
                      WorkflowOptions.newBuilder()
                          .setTaskQueue("nothings")
                          .setWorkflowId("nothings-" + i)
                          .build());
              WorkflowClient.start(workflow::run);
              return WorkflowStub.fromTyped(workflow);
            })
            .toList();
    running.forEach(workflow -> workflow.getResult(Void.class));
    double seconds = (System.nanoTime() - began) / 1e9;
    factory.shutdownNow();
    return BATTLES * NO_OPS / seconds;
  }

  private void measure(String name, Map<String, String> temporal, double ceiling)
      throws IOException, InterruptedException {
    Map<String, String> variables = new HashMap<>(temporal);
    variables.put("GAUNTLET_SIMULATED_LATENCY", "200ms");
    variables.put("GAUNTLET_SIMULATED_JITTER", "0");
    try (GauntletProcess first = GauntletProcess.start(data, variables, "up")) {
      first.awaitServing();
    }
    long starting = System.nanoTime();
    try (GauntletProcess gauntlet = GauntletProcess.start(data, variables, "up")) {
      Rest rest = new Rest(gauntlet.awaitServing());
      double ready = (System.nanoTime() - starting) / 1e9;
      play(rest, "warm", BATTLES / 2);
      long idle = residentMb(gauntlet.pid());
      double seconds = play(rest, "bench", BATTLES);
      long after = residentMb(gauntlet.pid());
      System.out.printf(
          "%n%s: %d battles x %d exchanges at 200 ms, %d in flight: %.0f calls/s,"
              + " no-op activities %.0f/s, ratio %.2f; ready after %.1f s;"
              + " resident %d MB before, %d MB after%n",
          name,
          BATTLES,
          EXCHANGES,
          IN_FLIGHT,
          CALLS / seconds,
          ceiling,
          CALLS / seconds / ceiling,
          ready,
          idle,
          after);
    }
  }

  private static double play(Rest rest, String name, int battles) {
    long began = System.nanoTime();
    int started = 0;
    while (started < battles) {
      int open = open(rest, name);
      for (; started < battles && open < IN_FLIGHT; started++, open++) {
        rest.start(
            name + "-" + started,
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":%d,"lane":"bulk",
            "goal":"Get a refund","tags":{"bench":"%s"}
            """
                .formatted(EXCHANGES * 2, name));
      }
      int room = started < battles ? IN_FLIGHT : 1;
      await().forever().pollInterval(Duration.ofMillis(500)).until(() -> open(rest, name) < room);
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static int open(Rest rest, String name) {
    return open(rest, name, "running") + open(rest, name, "queued");
  }

  private static int open(Rest rest, String name, String state) {
    JsonNode page =
        rest.get("/api/battles?state=" + state + "&limit=200&tag=bench:" + name).path("items");
    return page.size();
  }

  private static long residentMb(long pid) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("/proc/" + pid + "/status")));
    return lines.stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }
}
