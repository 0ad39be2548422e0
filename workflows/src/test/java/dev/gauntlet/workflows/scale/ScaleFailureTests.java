package dev.gauntlet.workflows.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A battle that fails is a result, and gives its place to the next. */
class ScaleFailureTests {
  @RegisterExtension final ScaleStage stage = new ScaleStage();

  @Test
  void aBattleWhoseWorkflowFailsIsSettledInErrorAndTheNextBegins() {
    FakeRun run = new FakeRun(5, 1).at(1, Order.breaking(Duration.ofHours(1)));

    RunResult result = stage.play(run);

    assertThat(result).isEqualTo(new RunResult(FakeRun.ID, RunState.COMPLETED, 4, 0, 0, 1, 0));
    assertThat(run.notes()).containsExactly("settle 1", "end COMPLETED", "aggregate");
    assertThat(run.ending(1))
        .isEqualTo(
            Ending.failed(
                FailureType.INTERNAL,
                "The battle's workflow failed or was closed from outside, in Temporal itself."));
    assertThat(run.mostAtATime()).isEqualTo(1);
  }

  @Test
  void aRunOfWhichEveryBattleFailsEnds() {
    FakeRun run = new FakeRun(12, 3).each(Order.breaking(Duration.ZERO));

    assertThat(stage.play(run))
        .isEqualTo(new RunResult(FakeRun.ID, RunState.COMPLETED, 0, 0, 0, 12, 0));
    assertThat(run.mostAtATime()).isLessThanOrEqualTo(3);
  }

  /** The test server, as the embedded one, does not tell a parent that its child was terminated. */
  @Test
  void aBattleThatTheSweeperFoundClosedGivesItsPlaceToTheNext() {
    FakeRun run = new FakeRun(4, 1).at(0, Order.ENDLESS);
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofHours(1));
    stage.terminate(run, 0);
    stage.pass(Duration.ofHours(1));
    assertThat(run.begins()).containsExactly(0);

    run.end(0, EndedReason.ERROR);
    workflow.closed(0);

    assertThat(ScaleStage.endOf(workflow).failed()).isEqualTo(1);
    assertThat(run.begins()).containsExactly(0, 1, 2, 3);
    assertThat(run.notes()).containsExactly("end COMPLETED", "aggregate");
  }

  @Test
  void aBattleThatIsSaidToBeClosedAndThenEndsGivesItsPlaceOnce() {
    FakeRun run = new FakeRun(6, 2).at(0, Order.lasting(Duration.ofHours(2)));
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(30));

    run.end(0, EndedReason.ERROR);
    workflow.closed(0);
    workflow.closed(0);
    workflow.closed(5);

    assertThat(ScaleStage.endOf(workflow))
        .isEqualTo(new RunResult(FakeRun.ID, RunState.COMPLETED, 5, 0, 0, 1, 0));
    assertThat(run.mostAtATime()).isEqualTo(2);
    assertThat(run.begins()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
  }
}
