package dev.gauntlet.workflows.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.CanceledFailure;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens, a run ends, every battle of it once, and never too many are played. */
class ScaleScriptTests {
  @RegisterExtension final ScaleStage stage = new ScaleStage();

  static LongStream seeds() {
    return LongStream.range(0, 22);
  }

  static LongStream seedsOfRunsInParts() {
    return LongStream.range(100, 108);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRunEndsWhateverHappens(long seed) {
    play(new RandomScript(seed, false));
  }

  @ParameterizedTest
  @MethodSource("seedsOfRunsInParts")
  void aRunInPartsEndsWhateverHappens(long seed) {
    play(new RandomScript(seed, true));
  }

  private void play(RandomScript script) {
    FakeRun run = script.run();
    ScaleWorkflow workflow = stage.begin(run);
    script.happen(stage, workflow);
    awaitEnd(workflow);

    assertThat(run.reasons()).doesNotContainNull();
    assertThat(run.begins()).doesNotHaveDuplicates();
    assertThat(run.mostAtATime()).isLessThanOrEqualTo(run.concurrency());
    assertThat(run.notes()).filteredOn(note -> note.startsWith("end ")).hasSize(1);
    RunResult result = Objects.requireNonNull(run.result());
    assertThat(
            result.succeeded()
                + result.missed()
                + result.uncovered()
                + result.failed()
                + result.cancelled())
        .isEqualTo(run.battles());
  }

  private static void awaitEnd(ScaleWorkflow workflow) {
    try {
      ScaleStage.endOf(workflow);
    } catch (WorkflowFailedException cancelled) {
      assertThat(cancelled).hasCauseInstanceOf(CanceledFailure.class);
    }
  }
}
