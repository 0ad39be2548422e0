package dev.gauntlet.workflows.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run whose budget is spent begins nothing more; a battle's own budget is its own affair. */
class ScaleBudgetTests {
  private static final Order DEAR = Order.ending(Duration.ofMinutes(30), EndedReason.BUDGET);

  @RegisterExtension final ScaleStage stage = new ScaleStage();

  @Test
  void onceTheBudgetIsSpentNothingBeginsAndTheRestEndsByIt() {
    FakeRun run = new FakeRun(10, 3).at(4, DEAR).withABudget();

    RunResult result = stage.play(run);

    assertThat(result).isEqualTo(new RunResult(FakeRun.ID, RunState.COMPLETED, 5, 0, 5, 0, 0));
    assertThat(run.begins()).hasSize(6);
    assertThat(run.ending(9))
        .isEqualTo(
            Ending.spent(
                EndedReason.BUDGET, "The budget of the run was spent before it was begun."));
    assertThat(run.notes())
        .containsExactly("budget", "unbegun BUDGET", "end COMPLETED", "aggregate");
  }

  @Test
  void aBattleThatSpentItsOwnBudgetStopsNoOther() {
    FakeRun run = new FakeRun(10, 3).at(4, DEAR).at(7, DEAR);

    assertThat(stage.play(run))
        .isEqualTo(new RunResult(FakeRun.ID, RunState.COMPLETED, 8, 0, 2, 0, 0));
    assertThat(run.notes()).containsExactly("budget", "budget", "end COMPLETED", "aggregate");
  }

  @Test
  void aSpentBudgetIsAskedForOnce() {
    FakeRun run =
        new FakeRun(20, 10)
            .each(index -> Order.ending(Duration.ofHours(1 + index), EndedReason.BUDGET))
            .withABudget();

    assertThat(stage.play(run).uncovered()).isEqualTo(20);
    assertThat(run.notes())
        .containsExactly("budget", "unbegun BUDGET", "end COMPLETED", "aggregate");
  }

  @Test
  void aRunWhoseBudgetIsSpentCanBeCancelled() {
    FakeRun run = new FakeRun(10, 2).each(Order.ENDLESS).at(0, DEAR).withABudget();
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofHours(1));

    workflow.cancel(new Intent(1, "ann", null));

    assertThat(ScaleStage.endOf(workflow))
        .isEqualTo(new RunResult(FakeRun.ID, RunState.CANCELLED, 0, 0, 1, 0, 9));
    assertThat(run.begins()).hasSize(2);
  }
}
