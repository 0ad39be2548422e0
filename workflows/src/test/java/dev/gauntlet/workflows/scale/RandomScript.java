package dev.gauntlet.workflows.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Intent;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A run, and what people do to it while it is played, by chance. */
final class RandomScript {
  private static final List<EndedReason> ENDS =
      List.of(
          EndedReason.GOAL,
          EndedReason.GOAL,
          EndedReason.GOAL,
          EndedReason.LIMIT,
          EndedReason.ERROR,
          EndedReason.BUDGET);

  private final Random random;
  private final FakeRun run;
  private int version;

  RandomScript(long seed, boolean inParts) {
    random = new Random(seed);
    int left = 1 + random.nextInt(60);
    run = new FakeRun(inParts ? 900 : left, 1 + random.nextInt(10)).each(index -> order());
    if (inParts) {
      run.withOnlyEvery(15 + random.nextInt(20));
    }
    if (random.nextInt(5) == 0) {
      run.withABudget();
    }
    if (random.nextInt(5) == 0) {
      run.deadlineIn(Duration.ofHours(random.nextInt(20)));
    }
  }

  FakeRun run() {
    return run;
  }

  private Order order() {
    Duration time = Duration.ofMinutes(random.nextInt(300));
    return random.nextInt(10) == 0
        ? Order.breaking(time)
        : Order.ending(time, ENDS.get(random.nextInt(ENDS.size())))
            .lingering(Duration.ofMinutes(random.nextInt(100)));
  }

  /** Everything that happens, and at last a resume. */
  void happen(ScaleStage stage, ScaleWorkflow workflow) {
    IntStream.range(0, random.nextInt(12))
        .forEach(time -> {
          stage.pass(Duration.ofMinutes(random.nextInt(90)));
          told(() -> happen(random.nextInt(20), stage, workflow));
        });
    told(() -> workflow.resume(next()));
  }

  private void happen(int what, ScaleStage stage, ScaleWorkflow workflow) {
    switch (what) {
      case 0 -> workflow.cancel(next());
      case 1 -> stage.cancelNatively();
      case 2, 3, 4, 5 -> pause(stage, workflow);
      case 6, 7, 8 -> {
        workflow.pause(next());
        workflow.resume(next());
      }
      case 9, 10, 11 -> terminate(stage, workflow);
      default -> workflow.resume(next());
    }
  }

  private void pause(ScaleStage stage, ScaleWorkflow workflow) {
    workflow.pause(next());
    stage.pass(Duration.ofMinutes(1));
    if (workflow.status().state() == RunState.PAUSED) {
      List<Integer> begun = run.begins();
      stage.pass(Duration.ofHours(1));
      assertThat(run.begins()).isEqualTo(begun);
    }
  }

  /** As by hand, and then as the sweeper does. */
  private void terminate(ScaleStage stage, ScaleWorkflow workflow) {
    List<Integer> playing = run.playing();
    if (!playing.isEmpty()) {
      int index = playing.get(random.nextInt(playing.size()));
      stage.terminate(run, index);
      run.end(index, EndedReason.ERROR);
      workflow.closed(index);
    }
  }

  private Intent next() {
    return new Intent(++version, "ann", null);
  }

  /** A run that has ended hears nothing any more. */
  private static void told(Runnable what) {
    try {
      what.run();
    } catch (WorkflowNotFoundException ended) {
      // Then nothing is to be told.
    }
  }
}
