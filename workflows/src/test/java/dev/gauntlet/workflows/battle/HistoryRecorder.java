package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.workflows.FailureType;
import io.temporal.failure.CanceledFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Records the histories that {@link BattleReplayTests} plays again:
 *
 * <pre>mvn -pl workflows test -Dtest=HistoryRecorder</pre>
 *
 * <p>Before the first release a change that the stored histories do not fit is met by recording
 * them anew. From then on it needs a version in the workflow ({@code Workflow.getVersion}), and a
 * new file beside the old ones.
 */
class HistoryRecorder {
  static final Path FOLDER = Path.of("src/test/resources/histories");
  static final List<String> FILES =
      List.of(
          "goal.json",
          "script.json",
          "paused.json",
          "cancelled.json",
          "cancelled-natively.json",
          "error.json",
          "repair.json",
          "restarted.json",
          "fallback.json",
          "asked-again.json");

  @RegisterExtension final BattleStage stage = new BattleStage();

  private final Gate gate = new Gate();

  @Test
  void goal() throws IOException {
    stage.play(new FakeBattle(SampleRules.simulated(20)).reachingTheGoalAt(6));
    record("goal.json");
  }

  @Test
  void fallback() throws IOException {
    stage.play(
        new FakeBattle(SampleRules.withFallbacks(4))
            .at("agent 2", FakeBattle.failing(FailureType.QUOTA_EXHAUSTED))
            .at("judge 4", FakeBattle.failing(FailureType.PROVIDER_UNAVAILABLE)));
    record("fallback.json");
  }

  @Test
  void askedAgain() throws IOException {
    stage.play(new FakeBattle(SampleRules.simulated(4)).unreadableAt("opponent 1", "agent 2"));
    record("asked-again.json");
  }

  @Test
  void script() throws IOException {
    stage.play(new FakeBattle(SampleRules.openedScript(2, 20)));
    record("script.json");
  }

  @Test
  void paused() throws IOException {
    BattleWorkflow workflow =
        stage.begin(new FakeBattle(SampleRules.simulated(2)).at("opponent 1", gate));
    gate.awaitReached();
    workflow.pause(new Intent(1, "ann", "lunch"));
    gate.open();
    BattleStage.awaitState(workflow, BattleState.PAUSED);
    workflow.resume(new Intent(2, "ann", null));
    BattleStage.endOf(workflow);
    record("paused.json");
  }

  @Test
  void cancelled() throws IOException {
    BattleWorkflow workflow =
        stage.begin(new FakeBattle(SampleRules.simulated(2)).at("agent 2", gate));
    gate.awaitReached();
    workflow.cancel(new Intent(1, "ann", "too dear"));
    BattleStage.endOf(workflow);
    record("cancelled.json");
  }

  @Test
  void cancelledNatively() throws IOException {
    BattleWorkflow workflow =
        stage.begin(new FakeBattle(SampleRules.simulated(2)).at("agent 2", gate));
    gate.awaitReached();
    stage.cancelNatively();
    assertThatThrownBy(() -> BattleStage.endOf(workflow)).hasCauseInstanceOf(CanceledFailure.class);
    record("cancelled-natively.json");
  }

  @Test
  void error() throws IOException {
    stage.play(
        new FakeBattle(SampleRules.simulated(4))
            .at(
                "agent 2",
                FakeBattle.failing(FailureType.RATE_LIMITED, Duration.ofSeconds(30)),
                FakeBattle.failing(FailureType.UNAVAILABLE, Duration.ofSeconds(2)))
            .at("agent 4", FakeBattle.failing(FailureType.PROVIDER_UNAVAILABLE)));
    record("error.json");
  }

  @Test
  void repair() throws IOException {
    stage.play(
        new FakeBattle(SampleRules.opened(4))
            .unreadableAt("judge 2", "repair 2", "judge 4")
            .reachingTheGoalAt(4));
    record("repair.json");
  }

  @Test
  void restarted() throws IOException {
    BattleWorkflow workflow =
        stage.begin(
            new FakeBattle(SampleRules.simulated(6))
                .standingAt(
                    FakeBattle.left(3, Standing.Wanted.PAUSE, new Intent(3, "ann", "lunch"))));
    BattleStage.awaitState(workflow, BattleState.PAUSED);
    workflow.resume(new Intent(4, "ann", null));
    BattleStage.endOf(workflow);
    record("restarted.json");
  }

  private void record(String file) throws IOException {
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve(file), stage.history().toJson(true) + "\n");
  }
}
