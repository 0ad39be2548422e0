package dev.gauntlet.activities.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.Stage;
import dev.gauntlet.activities.summary.PlayedRun;
import dev.gauntlet.storage.report.RunReport.Summary;
import dev.gauntlet.storage.report.RunSummaries;
import dev.gauntlet.storage.run.BattlesOfRun;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.Lane;
import dev.gauntlet.workflows.scale.RunPlan;
import dev.gauntlet.workflows.scale.RunRecordingActivities;
import dev.gauntlet.workflows.scale.ScaleInput;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SummaryRecordingIT {
  private final Stage stage = new Stage();
  private final RunSummaries summaries = new RunSummaries(stage.jdbc);
  private final PlayedRun run = new PlayedRun(stage);
  private final RunRecordingActivities recording =
      new RunRecordingActivitiesImpl(
          run.progress(),
          new RunQueries(stage.jdbc),
          new BattlesOfRun(stage.jdbc, stage.progress),
          stage.progress,
          summaries,
          Optional.empty());

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void thePlanSaysWhoIsAskedAndForHowLong() {
    assertThat(recording.beginRun(new ScaleInput(run.id, 0)).summarising())
        .isEqualTo(new RunPlan.Summarising("openai", 180_000, Lane.STANDARD));
  }

  @Test
  void aRunWithASuccessOrAMissHasWhatToSummarise() {
    assertThat(recording.hasWhatToSummarise(run.id)).isTrue();
    assertThat(summaries.find(run.id)).isEmpty();
  }

  @Test
  void aRunWithNeitherHasNothingAndThatIsWrittenDown() {
    stage
        .jdbc
        .sql(
            """
            update battles set ended_reason = 'budget', state = 'completed'
            where run_id = ? and ended_reason in ('goal', 'limit', 'abandoned')
            """)
        .param(run.id)
        .update();

    assertThat(recording.hasWhatToSummarise(run.id)).isFalse();
    assertThat(summaries.find(run.id).map(Summary::failure))
        .contains(
            new Summary.Failure(
                "NOTHING_COVERED",
                "There is nothing to summarise: no conversation reached its goal or missed it."));
  }

  @Test
  void aFailureIsWrittenDownWithItsTypeAndSentence() {
    recording.summaryFailed(run.id, FailureType.BUDGET_SPENT, "It is spent.");

    assertThat(summaries.find(run.id).map(Summary::failure))
        .contains(new Summary.Failure("BUDGET_SPENT", "It is spent."));
  }
}
