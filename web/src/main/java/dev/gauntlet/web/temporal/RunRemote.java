package dev.gauntlet.web.temporal;

import dev.gauntlet.storage.run.RunIntents;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.RunStatus;
import dev.gauntlet.workflows.scale.ScaleInput;
import dev.gauntlet.workflows.scale.ScaleWorkflow;
import dev.gauntlet.workflows.scale.ScaleWorkflows;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs in Temporal. What was accepted is delivered, by the sweeper if not from here. */
public final class RunRemote implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunRemote.class);

  private final WorkflowClient client;
  private final RunIntents intents;
  private final Patience patience;
  private final Delivery delivery = new Delivery("run");

  /** Reaches runs over this client. */
  public RunRemote(WorkflowClient client, RunIntents intents, Workers workers) {
    this.client = client;
    this.intents = intents;
    this.patience = new Patience(workers);
  }

  /** Starts a run that was admitted. */
  public void start(String id, int generation, String summary) {
    delivery.deliver(
        id,
        () -> {
          ScaleInput input = new ScaleInput(id, generation);
          ScaleWorkflow workflow =
              client.newWorkflowStub(ScaleWorkflow.class, ScaleWorkflows.startOptions(id, summary));
          try {
            WorkflowClient.start(workflow::play, input);
          } catch (WorkflowExecutionAlreadyStarted already) {
            LOG.atDebug().addKeyValue("run", id).log("was started already");
          }
          intents.handedOver(id);
        });
  }

  /**
   * Tells a run of an intent that was written down.
   *
   * @throws IllegalArgumentException when it is to expire, which is for the run itself to find
   */
  public void tell(String id, Wanted wanted, Intent intent) {
    delivery.deliver(
        id,
        () -> {
          ScaleWorkflow workflow = workflow(id);
          switch (wanted) {
            case RUN -> workflow.resume(intent);
            case PAUSE -> workflow.pause(intent);
            case CANCEL -> workflow.cancel(intent);
            case EXPIRE -> throw new IllegalArgumentException("a run knows its deadline itself");
          }
          intents.delivered(id, intent.version());
        });
  }

  /** How a run stands by its workflow, or nothing when that does not answer soon. */
  public Optional<RunStatus> status(String id) {
    return delivery.ask(patience.now(), () -> workflow(id).status());
  }

  private ScaleWorkflow workflow(String id) {
    return client.newWorkflowStub(ScaleWorkflow.class, ScaleWorkflows.id(id));
  }

  @Override
  public void close() {
    delivery.close();
  }
}
