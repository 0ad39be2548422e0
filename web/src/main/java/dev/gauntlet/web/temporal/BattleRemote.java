package dev.gauntlet.web.temporal;

import dev.gauntlet.storage.battle.BattleIntents;
import dev.gauntlet.workflows.battle.BattleInput;
import dev.gauntlet.workflows.battle.BattleStatus;
import dev.gauntlet.workflows.battle.BattleWorkflow;
import dev.gauntlet.workflows.battle.BattleWorkflows;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Battles in Temporal. What was accepted is in its row already, so delivery does not hold up an
 * answer: what fails here is delivered by a worker's sweeper.
 */
public final class BattleRemote implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BattleRemote.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final WorkflowClient client;
  private final BattleIntents intents;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  /** Reaches battles over this client. */
  public BattleRemote(WorkflowClient client, BattleIntents intents) {
    this.client = client;
    this.intents = intents;
  }

  /** Starts a battle that was admitted. */
  public void start(String id, int generation, String summary) {
    deliver(
        id,
        () -> {
          BattleInput input = new BattleInput(id, generation);
          BattleWorkflow workflow =
              client.newWorkflowStub(
                  BattleWorkflow.class, BattleWorkflows.startOptions(input, summary));
          try {
            WorkflowClient.start(workflow::play, input);
          } catch (WorkflowExecutionAlreadyStarted already) {
            LOG.atDebug().addKeyValue("battle", id).log("was started already");
          }
          intents.handedOver(id);
        });
  }

  /** Tells a battle of an intent that was written down. */
  public void tell(String id, Wanted wanted, Intent intent) {
    deliver(
        id,
        () -> {
          BattleWorkflow workflow =
              client.newWorkflowStub(BattleWorkflow.class, BattleWorkflows.id(id));
          switch (wanted) {
            case RUN -> workflow.resume(intent);
            case PAUSE -> workflow.pause(intent);
            case CANCEL -> workflow.cancel(intent);
            case EXPIRE -> workflow.expire(intent);
          }
          intents.delivered(id, intent.version());
        });
  }

  private void deliver(String id, Runnable delivery) {
    executor.execute(() -> {
      try {
        delivery.run();
      } catch (RuntimeException failure) {
        LOG.atWarn()
            .addKeyValue("battle", id)
            .setCause(failure)
            .log("not delivered to Temporal; the sweeper will");
      }
    });
  }

  /** How a battle stands by its workflow, or nothing when that does not answer soon. */
  public Optional<BattleStatus> status(String id) {
    return soon(
        () -> client.newWorkflowStub(BattleWorkflow.class, BattleWorkflows.id(id)).status());
  }

  /** The request that a battle waits for, by Temporal, or nothing when there is none. */
  public Optional<PendingActivityInfo> pending(String id) {
    return soon(() ->
            client
                .newUntypedWorkflowStub(BattleWorkflows.id(id))
                .describe()
                .getRawDescription()
                .getPendingActivitiesList())
        .flatMap(pending -> pending.stream().findFirst());
  }

  private <T> Optional<T> soon(Callable<T> question) {
    Future<T> answer = executor.submit(question);
    try {
      return Optional.of(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException noAnswer) {
      answer.cancel(true);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
