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
import dev.gauntlet.workflows.scale.ScaleWorkflow;
import dev.gauntlet.workflows.scale.ScaleWorkflows;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Battles that have not ended. Those of a run are begun by its workflow, until they are retried.
 */
final class OpenBattles implements Sweepable<OpenBattle> {
  private static final Logger LOG = LoggerFactory.getLogger(OpenBattles.class);

  private static final Ending CLOSED_FROM_OUTSIDE =
      Ending.failed(
          FailureType.INTERNAL, "The workflow was closed from outside, in Temporal itself.");

  private final WorkflowClient client;
  private final Sweep sweep;
  private final BattleIntents intents;
  private final BattleProgress progress;

  OpenBattles(WorkflowClient client, Sweep sweep, BattleIntents intents, BattleProgress progress) {
    this.client = client;
    this.sweep = sweep;
    this.intents = intents;
    this.progress = progress;
  }

  @Override
  public String noun() {
    return "battle";
  }

  @Override
  public List<OpenBattle> claim(Instant since, int most) {
    return sweep.claim(since, most);
  }

  @Override
  public void lookAgain(OpenBattle battle) {
    sweep.lookAgain(battle.id());
  }

  @Override
  public String id(OpenBattle battle) {
    return battle.id();
  }

  @Override
  public String workflowId(OpenBattle battle) {
    return BattleWorkflows.id(battle.id());
  }

  @Override
  public int generation(OpenBattle battle) {
    return battle.generation();
  }

  /** A battle is retried only after its run has ended, which so does not begin it again. */
  @Override
  public void start(OpenBattle battle) {
    if (battle.run() != null && battle.generation() == 0) {
      return;
    }
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

  @Override
  public void tell(OpenBattle battle) {
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
  @Override
  public void endClosed(OpenBattle battle) {
    BattleRow.End end = progress.end(battle.id(), battle.generation(), CLOSED_FROM_OUTSIDE).end();
    boolean endedHere =
        end != null
            && end.error() != null
            && end.error().message().equals(CLOSED_FROM_OUTSIDE.sentence());
    if (endedHere) {
      LOG.atWarn().addKeyValue("battle", battle.id()).log("its workflow was closed from outside");
    }
    BattleRow.PlaceInRun place = battle.run();
    if (place != null) {
      tellRun(place);
    }
  }

  /** The embedded server does not tell a parent that its child was terminated. */
  private void tellRun(BattleRow.PlaceInRun place) {
    try {
      client
          .newWorkflowStub(ScaleWorkflow.class, ScaleWorkflows.id(place.runId()))
          .closed(place.index());
    } catch (WorkflowNotFoundException notPlayed) {
      LOG.atInfo().addKeyValue("run", place.runId()).log("is not played");
    }
  }
}
