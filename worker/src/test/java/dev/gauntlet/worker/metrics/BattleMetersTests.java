package dev.gauntlet.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.battle.EndCount;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class BattleMetersTests {
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private List<EndCount> stored =
      List.of(
          new EndCount(BattleState.RUNNING, null, 2),
          new EndCount(BattleState.COMPLETED, EndedReason.GOAL, 3));
  private boolean away;
  private int asked;
  private Instant now = Instant.parse("2026-11-25T00:00:00Z");

  @BeforeEach
  void bind() {
    new BattleMeters(this::count, FRESH, () -> now).bindTo(registry);
  }

  private List<EndCount> count() {
    asked++;
    if (away) {
      throw new DataAccessResourceFailureException("away");
    }
    return stored;
  }

  private double battles(String state, String reason) {
    return registry
        .get("gauntlet.battles")
        .tag("state", state)
        .tag("ended_reason", reason)
        .gauge()
        .value();
  }

  @Test
  void countsByStateAndByTheReasonOfTheEnd() {
    assertThat(battles("running", "none")).isEqualTo(2);
    assertThat(battles("completed", "goal")).isEqualTo(3);
    assertThat(battles("completed", "limit")).isZero();
    assertThat(battles("failed", "error")).isZero();
    assertThat(battles("cancelled", "manual")).isZero();
  }

  @Test
  void asksTheDatabaseOnceForAScrapeAndAgainForTheNext() {
    battles("running", "none");
    battles("completed", "goal");
    assertThat(asked).isOne();

    now = now.plus(FRESH);
    stored = List.of();
    assertThat(battles("running", "none")).isZero();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void hasNoNumberWhileTheDatabaseIsAway() {
    away = true;

    assertThat(battles("running", "none")).isNaN();
  }
}
