package dev.gauntlet.workflows.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.battle.Intent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every step replays the whole history, as after each step a worker might be replaced. */
class ScaleWithoutCacheTests {
  @RegisterExtension final ScaleStage stage = new ScaleStage(0);

  @Test
  void aRunIsPlayedTheSameWhenEveryStepBeginsWithAReplay() {
    FakeRun run = new FakeRun(12, 3).at(2, Order.breaking(Duration.ofMinutes(30)));

    playWithAPause(run);

    assertThat(run.result())
        .isEqualTo(new RunResult(FakeRun.ID, RunState.COMPLETED, 11, 0, 0, 1, 0));
    assertThat(run.begins()).hasSize(12).doesNotHaveDuplicates();
    assertThat(run.mostAtATime()).isEqualTo(3);
  }

  @Test
  void aRunInPartsIsPlayedTheSameToo() {
    FakeRun run =
        new FakeRun(1_000, 8)
            .withOnlyEvery(50)
            .each(index -> Order.lasting(Duration.ofMinutes(60 + index)));

    playWithAPause(run);

    assertThat(run.begins()).hasSize(20).doesNotHaveDuplicates();
    assertThat(run.mostAtATime()).isEqualTo(8);
  }

  private void playWithAPause(FakeRun run) {
    ScaleWorkflow workflow = stage.begin(run);
    stage.pass(Duration.ofMinutes(90));
    workflow.pause(new Intent(1, "ann", null));
    stage.pass(Duration.ofHours(10));
    workflow.resume(new Intent(2, "ann", null));
    ScaleStage.endOf(workflow);
  }
}
