package dev.gauntlet.activities;

import dev.gauntlet.workflows.battle.TurnActivities;
import dev.gauntlet.workflows.battle.TurnCommand;
import dev.gauntlet.workflows.battle.TurnResult;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** A battle of one turn. */
@WorkflowInterface
public interface OneTurn {
  /** The queue of the requests. */
  String PROVIDER = "provider";

  /** Buys the message. */
  @WorkflowMethod
  TurnResult play(TurnCommand command);

  /** How its request runs. */
  static ActivityOptions options(Duration heartbeat) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(PROVIDER)
        .setStartToCloseTimeout(Duration.ofSeconds(90))
        .setHeartbeatTimeout(heartbeat)
        .build();
  }

  /** The battle of one turn. */
  final class OneTurnImpl implements OneTurn {
    private final TurnActivities turns =
        Workflow.newActivityStub(TurnActivities.class, options(Duration.ofSeconds(10)));

    @Override
    public TurnResult play(TurnCommand command) {
      return turns.speak(command);
    }
  }
}
