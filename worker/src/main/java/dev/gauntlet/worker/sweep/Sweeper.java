package dev.gauntlet.worker.sweep;

import dev.gauntlet.storage.battle.BattleIntents;
import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.OpenBattle;
import dev.gauntlet.storage.battle.Sweep;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.BattleInput;
import dev.gauntlet.workflows.battle.BattleWorkflow;
import dev.gauntlet.workflows.battle.BattleWorkflows;
import dev.gauntlet.workflows.battle.Ending;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what was accepted: starts battles whose workflow is not there, tells workflows of
 * intents that did not reach them, and ends battles whose workflow was closed from outside.
 */
final class Sweeper implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private static final Ending CLOSED_FROM_OUTSIDE =
      Ending.failed(
          FailureType.INTERNAL, "The workflow was closed from outside, in Temporal itself.");

  private final WorkflowClient client;
  private final Sweep sweep;
  private final BattleIntents intents;
  private final BattleProgress progress;
  private final SweepProperties properties;

  /** So that an outage is one line in the log and not one a battle. */
  private final AtomicBoolean unreachable = new AtomicBoolean();

  /** Everything that was last looked at in an earlier life of this process is looked at again. */
  private final Instant bornAt = Instant.now();

  Sweeper(
      WorkflowClient client,
      Sweep sweep,
      BattleIntents intents,
      BattleProgress progress,
      SweepProperties properties) {
    this.client = client;
    this.sweep = sweep;
    this.intents = intents;
    this.progress = progress;
    this.properties = properties;
  }

  @Override
  public void run() {
    List<OpenBattle> claimed;
    do {
      claimed = sweep.claim(since(), properties.batch());
      claimed.forEach(this::tryToPush);
    } while (claimed.size() == properties.batch());
  }

  private Instant since() {
    Instant lookAgain = Instant.now().minus(properties.lookAgain());
    return lookAgain.isAfter(bornAt) ? lookAgain : bornAt;
  }

  /** One that cannot be pushed must not hold up the others, and is looked at again soon. */
  private void tryToPush(OpenBattle battle) {
    try {
      push(battle);
    } catch (RuntimeException failure) {
      sweep.lookAgain(battle.id());
      if (unreachable.compareAndSet(false, true)) {
        LOG.atWarn()
            .addKeyValue("battle", battle.id())
            .setCause(failure)
            .log("Temporal took no push; it is tried again");
      }
    }
  }

  private void push(OpenBattle battle) {
    WorkflowExecutionStatus status;
    try {
      status =
          client.newUntypedWorkflowStub(BattleWorkflows.id(battle.id())).describe().getStatus();
    } catch (WorkflowNotFoundException notThere) {
      start(battle);
      return;
    }
    unreachable.set(false);
    if (status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
      tell(battle);
    } else {
      endClosed(battle);
    }
  }

  private void start(OpenBattle battle) {
    BattleInput input = new BattleInput(battle.id(), battle.generation());
    BattleWorkflow workflow =
        client.newWorkflowStub(
            BattleWorkflow.class, BattleWorkflows.startOptions(input, battle.summary()));
    try {
      WorkflowClient.start(workflow::play, input);
      LOG.atInfo().addKeyValue("battle", battle.id()).log("started by the sweeper");
    } catch (WorkflowExecutionAlreadyStarted justClosed) {
      LOG.atInfo().addKeyValue("battle", battle.id()).log("was started by somebody else");
    }
  }

  private void tell(OpenBattle battle) {
    if (!battle.hasUndeliveredIntent()) {
      return;
    }
    BattleWorkflow workflow =
        client.newWorkflowStub(BattleWorkflow.class, BattleWorkflows.id(battle.id()));
    try {
      switch (battle.wanted()) {
        case RUN -> workflow.resume(battle.intent());
        case PAUSE -> workflow.pause(battle.intent());
        case CANCEL -> workflow.cancel(battle.intent());
        case EXPIRE -> workflow.expire(battle.intent());
      }
      intents.delivered(battle.id(), battle.intent().version());
    } catch (WorkflowNotFoundException justClosed) {
      LOG.atInfo().addKeyValue("battle", battle.id()).log("closed before it was told");
    }
  }

  /** A workflow writes its end before it closes, so one that did not was closed by somebody. */
  private void endClosed(OpenBattle battle) {
    BattleRow.End end = progress.end(battle.id(), CLOSED_FROM_OUTSIDE).end();
    boolean endedHere =
        end != null
            && end.error() != null
            && end.error().message().equals(CLOSED_FROM_OUTSIDE.sentence());
    if (endedHere) {
      LOG.atWarn().addKeyValue("battle", battle.id()).log("its workflow was closed from outside");
    }
  }
}
