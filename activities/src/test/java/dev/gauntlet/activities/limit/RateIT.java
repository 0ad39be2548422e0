package dev.gauntlet.activities.limit;

import static dev.gauntlet.activities.Stage.agentTurn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.Stage;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.workflows.battle.TurnActivities;
import dev.gauntlet.workflows.battle.TurnCommand;
import dev.gauntlet.workflows.battle.TurnResult;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Battles against a provider that counts, over a Temporal server that holds no rate. */
class RateIT {
  private static final Logger LOG = LoggerFactory.getLogger(RateIT.class);
  private static final String QUEUE = "battles";
  private static final int PER_MINUTE = 1_200;
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final int IN_A_WINDOW = 200;

  private final Stage stage =
      new Stage(new ProviderLimits(100, PER_MINUTE, null, Duration.ofMinutes(10)));
  private final TestWorkflowEnvironment temporal =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setUseTimeskipping(false)
              .setWorkerFactoryOptions(
                  WorkerFactoryOptions.newBuilder().setUsingVirtualWorkflowThreads(true).build())
              .build());

  @BeforeEach
  void work() {
    Worker worker =
        temporal.newWorker(
            QUEUE,
            WorkerOptions.newBuilder()
                .setUsingVirtualThreads(true)
                .setMaxConcurrentActivityExecutionSize(100)
                .build());
    worker.registerWorkflowImplementationTypes(OneTurnImpl.class);
    worker.registerActivitiesImplementations(stage.turns);
    temporal.start();
  }

  @AfterEach
  void close() {
    temporal.close();
    stage.close();
  }

  @Test
  void manyCallsAtOnceUseWhatTheProviderTakesAndDoNotPassIt() throws Exception {
    // What was never run before is slow at first.
    stage.server.answerWith(request -> Reply.text("On its way."));
    await(speak(battles(40)));
    MeteredProvider provider = new MeteredProvider(IN_A_WINDOW, WINDOW, Duration.ofMillis(300));
    stage.server.answerWith(provider);
    int calls = 250;

    await(speak(battles(calls)));

    double used = provider.used(PER_MINUTE / 60, calls - 1);
    LOG.warn(
        "{} calls: {} of the allowance used, {} turned away",
        calls,
        "%.3f".formatted(used),
        provider.turnedAway());
    assertThat(provider.taken()).isEqualTo(calls);
    assertThat(provider.turnedAway()).isLessThanOrEqualTo(calls / 25);
    assertThat(used).isBetween(0.9, 1.1);
  }

  @Test
  void waitingIsNeitherActiveTimeNorAStrike() throws Exception {
    stage.server.answerWith(request -> Reply.text("On its way."));
    List<String> battles = battles(60);

    await(speak(battles));

    for (String battle : battles) {
      assertThat(stage.call(battle, "requests")).isEqualTo("1");
      assertThat(stage.call(battle, "failures")).isEqualTo("0");
      assertThat(stage.happenings(battle)).doesNotContain("backing_off");
    }
    long active =
        battles.stream()
            .mapToLong(battle -> Long.parseLong(String.valueOf(stage.call(battle, "active_ms"))))
            .sum();
    assertThat(active).as("sixty calls waited for 90 s together").isLessThan(45_000);
  }

  private List<String> battles(int count) {
    List<String> battles = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      battles.add(stage.battle());
    }
    return battles;
  }

  private static void await(List<CompletableFuture<TurnResult>> turns) throws Exception {
    for (CompletableFuture<TurnResult> turn : turns) {
      assertThat(turn.get(60, TimeUnit.SECONDS).spent().llmCalls()).isEqualTo(1);
    }
  }

  private List<CompletableFuture<TurnResult>> speak(List<String> battles) {
    return battles.stream().map(this::speak).toList();
  }

  private CompletableFuture<TurnResult> speak(String battle) {
    OneTurn workflow =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                OneTurn.class, WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
    return WorkflowClient.execute(workflow::play, agentTurn(battle));
  }

  /** A battle of one turn. */
  @WorkflowInterface
  public interface OneTurn {
    /** Buys the message. */
    @WorkflowMethod
    TurnResult play(TurnCommand command);
  }

  /** The battle of one turn. */
  public static final class OneTurnImpl implements OneTurn {
    private final TurnActivities turns =
        Workflow.newActivityStub(
            TurnActivities.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(90))
                .setHeartbeatTimeout(Duration.ofSeconds(10))
                .build());

    @Override
    public TurnResult play(TurnCommand command) {
      return turns.speak(command);
    }
  }
}
