package dev.gauntlet.web.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Outage;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@RestTest
class RunGridIT {
  private final Rest rest;
  private final Outage outage;
  private final BattleProgress progress;

  RunGridIT(Rest rest, Outage outage, BattleProgress progress) {
    this.rest = rest;
    this.outage = outage;
    this.progress = progress;
  }

  private Answer grid(String id) {
    return rest.get("/api/scale/" + id + "/grid").hasStatus(200);
  }

  @Test
  void saysOfEachBattleInItsOrderHowItStands() {
    try (Outage.Lasting noTemporal = outage.begin()) {
      String id = rest.startRun("{\"runId\": \"gridded\", \"runCount\": 10}");
      List<EndedReason> ends =
          List.of(
              EndedReason.LIMIT,
              EndedReason.GOAL,
              EndedReason.ABANDONED,
              EndedReason.BUDGET,
              EndedReason.TIMEOUT,
              EndedReason.ERROR,
              EndedReason.MANUAL);
      for (int i = 0; i < ends.size(); i++) {
        end(i + 1, ends.get(i));
      }
      progress.begin("gridded.09");

      Answer grid = grid(id);

      assertThat(grid.at("/runId").asString()).isEqualTo("gridded");
      assertThat(grid.at("/total").asInt()).isEqualTo(10);
      assertThat(grid.at("/cells").asString()).isEqualTo("msmuufcqrq");
    }
  }

  private void end(int number, EndedReason reason) {
    FailureType failure = reason == EndedReason.ERROR ? FailureType.INTERNAL : null;
    progress.end("gridded.%02d".formatted(number), new Ending(reason, failure, "so", null));
  }

  @Test
  void isSentOnceUntilItIsAnotherOne() {
    try (Outage.Lasting noTemporal = outage.begin()) {
      String id = rest.startRun("{\"runId\": \"regridded\"}");
      String path = "/api/scale/" + id + "/grid";
      String tag = Objects.requireNonNull(grid(id).header("ETag"));

      rest.get(path, "If-None-Match", tag).hasStatus(304);
      progress.begin("regridded.2");

      Answer changed = rest.get(path, "If-None-Match", tag).hasStatus(200);
      assertThat(changed.at("/cells").asString()).isEqualTo("qrq");
    }
  }

  @Test
  void isSmallAndQuickForTenThousandBattles() {
    try (Outage.Lasting noTemporal = outage.begin()) {
      String id = rest.startRun("{\"runId\": \"vast-grid\", \"runCount\": 10000}");

      long asked = System.nanoTime();
      Answer grid = grid(id);

      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
      assertThat(grid.at("/cells").asString()).isEqualTo("q".repeat(10_000));
      assertThat(grid.text()).hasSizeLessThan(10_100);
      rest.post("/api/scale/" + id + "/cancel").hasStatus(202);
    }
  }

  @Test
  void isNotThereForARunThatIsNot() {
    Answer answer = rest.get("/api/scale/nobody/grid").isProblem(404, "not_found");

    assertThat(answer.at("/detail").asString()).isEqualTo("There is no run \"nobody\".");
  }
}
