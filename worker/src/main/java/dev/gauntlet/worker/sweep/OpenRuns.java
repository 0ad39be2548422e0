package dev.gauntlet.worker.sweep;

import dev.gauntlet.storage.run.BattlesOfRun;
import dev.gauntlet.storage.run.OpenRun;
import dev.gauntlet.storage.run.RunIntents;
import dev.gauntlet.storage.run.RunProgress;
import dev.gauntlet.storage.run.RunSweep;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.scale.RunEnding;
import dev.gauntlet.workflows.scale.ScaleInput;
import dev.gauntlet.workflows.scale.ScaleWorkflow;
import dev.gauntlet.workflows.scale.ScaleWorkflows;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs that have not ended. */
final class OpenRuns implements Sweepable<OpenRun> {
  private static final Logger LOG = LoggerFactory.getLogger(OpenRuns.class);
  private static final String CLOSED_FROM_OUTSIDE =
      "The run's workflow was closed from outside, in Temporal itself.";

  private final WorkflowClient client;
  private final RunSweep sweep;
  private final RunIntents intents;
  private final RunProgress progress;
  private final BattlesOfRun battles;

  OpenRuns(
      WorkflowClient client,
      RunSweep sweep,
      RunIntents intents,
      RunProgress progress,
      BattlesOfRun battles) {
    this.client = client;
    this.sweep = sweep;
    this.intents = intents;
    this.progress = progress;
    this.battles = battles;
  }

  @Override
  public String noun() {
    return "run";
  }

  @Override
  public List<OpenRun> claim(Instant since, int most) {
    return sweep.claim(since, most);
  }

  @Override
  public void lookAgain(OpenRun run) {
    sweep.lookAgain(run.id());
  }

  @Override
  public String id(OpenRun run) {
    return run.id();
  }

  @Override
  public String workflowId(OpenRun run) {
    return ScaleWorkflows.id(run.id());
  }

  @Override
  public int generation(OpenRun run) {
    return run.generation();
  }

  @Override
  public void start(OpenRun run) {
    ScaleWorkflow workflow =
        client.newWorkflowStub(
            ScaleWorkflow.class, ScaleWorkflows.startOptions(run.id(), run.summary()));
    try {
      WorkflowClient.start(workflow::play, new ScaleInput(run.id(), run.generation()));
      LOG.atInfo().addKeyValue("run", run.id()).log("started by the sweeper");
    } catch (WorkflowExecutionAlreadyStarted justClosed) {
      LOG.atInfo().addKeyValue("run", run.id()).log("was started by somebody else");
    }
  }

  @Override
  public void tell(OpenRun run) {
    if (!run.hasUndeliveredIntent()) {
      return;
    }
    ScaleWorkflow workflow =
        client.newWorkflowStub(ScaleWorkflow.class, ScaleWorkflows.id(run.id()));
    try {
      switch (run.wanted()) {
        case RUN -> workflow.resume(run.intent());
        case PAUSE -> workflow.pause(run.intent());
        case CANCEL, EXPIRE -> workflow.cancel(run.intent());
      }
      intents.delivered(run.id(), run.intent().version());
    } catch (WorkflowNotFoundException justClosed) {
      LOG.atInfo().addKeyValue("run", run.id()).log("closed before it was told");
    }
  }

  /** The battles end first: nobody would look after those of a run that has ended. */
  @Override
  public void endClosed(OpenRun run) {
    battles.endAll(run.id(), Ending.failed(FailureType.INTERNAL, CLOSED_FROM_OUTSIDE));
    progress.end(run.id(), RunEnding.failed(CLOSED_FROM_OUTSIDE));
    LOG.atWarn().addKeyValue("run", run.id()).log("its workflow was closed from outside");
  }
}
