package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.FailureType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Steps that fail and work later; the waiting is skipped. */
class BattleRetryTests {
  @RegisterExtension final BattleStage stage = new BattleStage();

  private final List<Long> moments = Collections.synchronizedList(new ArrayList<>());

  @Test
  void aTransientFailureIsRetriedAfterTheDelayThatItNames() {
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(2))
            .at(
                "agent 2",
                timed(FakeBattle.failing(FailureType.RATE_LIMITED, Duration.ofSeconds(90))),
                timed(FakeBattle.failing(FailureType.UNAVAILABLE, Duration.ofSeconds(7))),
                timed(() -> {}));

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(battle.attempts())
        .containsExactly("begin", "opponent 1", "agent 2", "agent 2", "agent 2", "judge 2", "end");
    assertThat(waited(0)).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(95));
    assertThat(waited(1)).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(12));
  }

  @Test
  void aFailureThatNamesNoDelayIsRetriedAfterASecond() {
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(2))
            .at(
                "judge 2",
                timed(FakeBattle.breaking("the write failed")),
                timed(FakeBattle.breaking("the write failed")),
                timed(() -> {}));

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(waited(0)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    assertThat(waited(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
  }

  @Test
  void waitingIsNotActiveTime() {
    FakeBattle battle =
        new FakeBattle(SampleRules.timed(2, 10_000))
            .at("agent 2", FakeBattle.failing(FailureType.OVERLOADED, Duration.ofMinutes(9)));

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.LIMIT);
  }

  @Test
  void aStepWhoseWorkerDiedIsTakenAgainAfterTheHeartbeatTimeout() {
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(2))
            .at("agent 2", timed(FakeBattle.dying()), timed(() -> {}));

    BattleResult result = stage.play(battle);

    assertThat(result.reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(result.messageCount()).isEqualTo(2);
    assertThat(battle.attempts())
        .containsExactly("begin", "opponent 1", "agent 2", "agent 2", "judge 2", "end");
    assertThat(waited(0)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(16));
  }

  @Test
  void transientFailuresThatNeverStopEndAfterADay() {
    FakeBattle battle = new FakeBattle(SampleRules.simulated(2));
    for (int i = 0; i < 200; i++) {
      battle.at(
          "agent 2", timed(FakeBattle.failing(FailureType.RATE_LIMITED, Duration.ofMinutes(10))));
    }

    BattleResult result = stage.play(battle);

    assertThat(result.reason()).isEqualTo(EndedReason.ERROR);
    assertThat(result.failure()).isEqualTo(FailureType.RATE_LIMITED);
    assertThat(result.sentence()).isEqualTo(FakeBattle.sentence(FailureType.RATE_LIMITED));
    assertThat(Duration.ofMillis(moments.getLast() - moments.getFirst()))
        .isBetween(Duration.ofHours(23), Duration.ofHours(24));
  }

  @Test
  void aStepWithoutARequestIsRepeatedUntilItIsWritten() {
    FakeBattle battle =
        new FakeBattle(SampleRules.scripted(1, 20))
            .at("begin", FakeBattle.breaking("no database"))
            .at("line 1", FakeBattle.breaking("no database"), FakeBattle.breaking("no database"))
            .at("rule 2", FakeBattle.breaking("no database"));

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(battle.attempts())
        .containsExactly(
            "begin", "begin", "line 1", "line 1", "line 1", "agent 2", "rule 2", "rule 2", "end");
  }

  private Runnable timed(Runnable happening) {
    return () -> {
      moments.add(stage.now());
      happening.run();
    };
  }

  private Duration waited(int attempt) {
    return Duration.ofMillis(moments.get(attempt + 1) - moments.get(attempt));
  }
}
