package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Intent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Records the histories that {@link ScaleReplayTests} plays again:
 *
 * <pre>mvn -pl workflows test -Dtest=ScaleHistoryRecorder</pre>
 *
 * <p>Until the first release they are recorded anew when the workflows change, as those of battles
 * are.
 */
class ScaleHistoryRecorder {
  static final Path FOLDER = Path.of("src/test/resources/run-histories");
  static final List<String> FILES =
      List.of(
          "paused.json",
          "cancelled.json",
          "expired.json",
          "failed.json",
          "budget.json",
          "partitioned.json",
          "partition.json");

  private static final String RUN = ScaleWorkflows.id(FakeRun.ID);

  @RegisterExtension final ScaleStage stage = new ScaleStage();

  @Test
  void paused() throws IOException {
    pauseAndResume(new FakeRun(5, 2));
    record(RUN, "paused.json");
  }

  @Test
  void cancelled() throws IOException {
    ScaleWorkflow workflow = stage.begin(new FakeRun(5, 2).deadlineIn(Duration.ofHours(20)));
    stage.pass(Duration.ofMinutes(90));
    workflow.cancel(new Intent(1, "ann", "too dear"));
    ScaleStage.endOf(workflow);
    record(RUN, "cancelled.json");
  }

  @Test
  void expired() throws IOException {
    stage.play(new FakeRun(5, 2).deadlineIn(Duration.ofMinutes(90)));
    record(RUN, "expired.json");
  }

  @Test
  void failed() throws IOException {
    stage.play(new FakeRun(4, 2).at(1, Order.breaking(Duration.ofMinutes(30))));
    record(RUN, "failed.json");
  }

  @Test
  void budget() throws IOException {
    stage.play(
        new FakeRun(5, 2)
            .at(1, Order.ending(Duration.ofMinutes(30), EndedReason.BUDGET))
            .withABudget());
    record(RUN, "budget.json");
  }

  @Test
  void partitioned() throws IOException {
    pauseAndResume(new FakeRun(600, 4).withOnlyEvery(50));
    record(RUN, "partitioned.json");
    record(ScaleWorkflows.partitionId(FakeRun.ID, 0), "partition.json");
  }

  private void pauseAndResume(FakeRun run) {
    ScaleWorkflow workflow =
        stage.begin(run.each(index -> Order.lasting(Duration.ofMinutes(60 + index))));
    stage.pass(Duration.ofMinutes(90));
    workflow.pause(new Intent(1, "ann", "lunch"));
    stage.pass(Duration.ofHours(10));
    workflow.resume(new Intent(2, "ann", null));
    ScaleStage.endOf(workflow);
  }

  private void record(String workflowId, String file) throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve(file), stage.history(workflowId).toJson(true) + "\n");
  }
}
