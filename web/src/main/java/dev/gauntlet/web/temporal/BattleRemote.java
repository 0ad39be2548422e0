package dev.gauntlet.web.temporal;

import dev.gauntlet.storage.battle.BattleIntents;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.workflows.battle.BattleInput;
import dev.gauntlet.workflows.battle.BattleStatus;
import dev.gauntlet.workflows.battle.BattleWorkflow;
import dev.gauntlet.workflows.battle.BattleWorkflows;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Battles in Temporal. What was accepted is delivered, by the sweeper if not from here. */
public final class BattleRemote implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BattleRemote.class);

  private final WorkflowClient client;
  private final BattleIntents intents;
  private final Patience patience;
  private final Delivery delivery = new Delivery("battle");

  /** Reaches battles over this client. */
  public BattleRemote(WorkflowClient client, BattleIntents intents, Workers workers) {
    this.client = client;
    this.intents = intents;
    this.patience = new Patience(workers);
  }

  /** Starts a battle that was admitted. */
  public void start(String id, int generation, String summary) {
    delivery.deliver(
        id,
        () -> {
          begin(id, generation, summary);
          intents.handedOver(id);
        });
  }

  /**
   * Starts a battle that was retried. The sweeper looks whether this was in time: a workflow that
   * has just written down that the battle failed may still be closing, and is found instead.
   */
  public void startAgain(String id, int generation, String summary) {
    delivery.deliver(id, () -> begin(id, generation, summary));
  }

  private void begin(String id, int generation, String summary) {
    BattleInput input = new BattleInput(id, generation);
    BattleWorkflow workflow =
        client.newWorkflowStub(BattleWorkflow.class, BattleWorkflows.startOptions(input, summary));
    try {
      WorkflowClient.start(workflow::play, input);
    } catch (WorkflowExecutionAlreadyStarted already) {
      LOG.atDebug().addKeyValue("battle", id).log("was started already");
    }
  }

  /** Tells a battle of an intent that was written down. */
  public void tell(String id, Wanted wanted, Intent intent) {
    delivery.deliver(
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

  /** How a battle stands by its workflow, or nothing when that does not answer soon. */
  public Optional<BattleStatus> status(String id) {
    return delivery.ask(
        patience.now(),
        () -> client.newWorkflowStub(BattleWorkflow.class, BattleWorkflows.id(id)).status());
  }

  /** The request that a battle waits for, by Temporal, or nothing when there is none. */
  public Optional<PendingActivityInfo> pending(String id) {
    return delivery
        .ask(
            patience.now(),
            () ->
                client
                    .newUntypedWorkflowStub(BattleWorkflows.id(id))
                    .describe()
                    .getRawDescription()
                    .getPendingActivitiesList())
        .flatMap(pending -> pending.stream().findFirst());
  }

  @Override
  public void close() {
    delivery.close();
  }
}
