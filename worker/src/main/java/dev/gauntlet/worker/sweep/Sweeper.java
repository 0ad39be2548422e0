package dev.gauntlet.worker.sweep;

import dev.gauntlet.workflows.battle.BattleWorkflows;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what was accepted: starts what has no workflow, tells workflows of intents that did not
 * reach them, and ends what had its workflow closed from outside.
 */
final class Sweeper<T> implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private final WorkflowClient client;
  private final Sweepable<T> sweepable;
  private final SweepProperties properties;

  /** So that an outage is one line in the log and not one a battle. */
  private final AtomicBoolean unreachable = new AtomicBoolean();

  /** Everything that was last looked at in an earlier life of this process is looked at again. */
  private final Instant bornAt = Instant.now();

  Sweeper(WorkflowClient client, Sweepable<T> sweepable, SweepProperties properties) {
    this.client = client;
    this.sweepable = sweepable;
    this.properties = properties;
  }

  @Override
  public void run() {
    List<T> claimed;
    do {
      claimed = sweepable.claim(since(), properties.batch());
      claimed.forEach(this::tryToPush);
    } while (claimed.size() == properties.batch());
  }

  private Instant since() {
    Instant lookAgain = Instant.now().minus(properties.lookAgain());
    return lookAgain.isAfter(bornAt) ? lookAgain : bornAt;
  }

  /** One that cannot be pushed must not hold up the others, and is looked at again soon. */
  private void tryToPush(T open) {
    try {
      push(open);
    } catch (RuntimeException failure) {
      sweepable.lookAgain(open);
      if (unreachable.compareAndSet(false, true)) {
        LOG.atWarn()
            .addKeyValue(sweepable.noun(), sweepable.id(open))
            .setCause(failure)
            .log("Temporal took no push; it is tried again");
      }
    }
  }

  private void push(T open) {
    WorkflowExecutionDescription workflow;
    try {
      workflow = client.newUntypedWorkflowStub(sweepable.workflowId(open)).describe();
    } catch (WorkflowNotFoundException notThere) {
      sweepable.start(open);
      return;
    }
    unreachable.set(false);
    boolean running =
        workflow.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    if (generation(workflow) < sweepable.generation(open)) {
      if (running) {
        sweepable.meetEarlier(open);
      } else {
        sweepable.start(open);
      }
    } else if (running) {
      sweepable.tell(open);
    } else {
      sweepable.endClosed(open);
    }
  }

  private static int generation(WorkflowExecutionDescription workflow) {
    return workflow.getMemo(BattleWorkflows.GENERATION, Integer.class) instanceof Integer carried
        ? carried
        : 0;
  }
}
