package dev.gauntlet.cli.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.cli.rest.Answer;
import dev.gauntlet.cli.rest.RunStatus;
import dev.gauntlet.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProgressTests {
  private final StringWriter err = new StringWriter();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));

  @Test
  void writesALineEachHalfMinuteThoughNothingEnds() {
    ProgressLines lines = new ProgressLines(new PrintWriter(err), now::get);
    for (int second = 0; second <= 60; second++) {
      lines.show(status(10, 100));
      now.updateAndGet(time -> time.plus(Duration.ofSeconds(1)));
    }
    assertThat(err.toString().lines()).hasSize(3);
  }

  @Test
  void writesALineEachTenthOfTheRun() {
    ProgressLines lines = new ProgressLines(new PrintWriter(err), now::get);
    for (int completed = 0; completed <= 100; completed++) {
      lines.show(status(completed, 100));
    }
    assertThat(err.toString().lines()).hasSize(11);
  }

  @Test
  void drawsTheBlockInItsPlace() {
    LiveBlock block = new LiveBlock(new PrintWriter(err), new Terminal(41, false, true));
    block.show(status(1, 4));
    String first = err.toString();
    assertThat(first)
        .isEqualTo(
            """
            Run r1 running
            ██████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            1 of 4 battles ended (25 %), 2 running
            success 1 of 1 (100.0 %)
            3.3 battles/min · $0.10 of $5.00 budget
            """);
    block.show(status(2, 4));
    assertThat(err.toString().substring(first.length())).startsWith("\u001b[5A\r\u001b[JRun r1");
  }

  @Test
  void saysWhatHappensAboveTheBlock() {
    LiveBlock block = new LiveBlock(new PrintWriter(err), new Terminal(80, false, true));
    block.show(status(1, 4));
    int drawn = err.toString().length();
    block.say("The server is back.");
    assertThat(err.toString().substring(drawn))
        .startsWith("\u001b[5A\r\u001b[JThe server is back.\nRun r1 running\n");
  }

  @Test
  void keepsTheBlockWithinANarrowTerminal() {
    LiveBlock block = new LiveBlock(new PrintWriter(err), new Terminal(20, false, true));
    block.show(status(1, 4));
    assertThat(err.toString().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(20));
  }

  private static Answer<RunStatus> status(int completed, int total) {
    JsonNode json =
        JsonMapper.shared()
            .createObjectNode()
            .put("runId", "r1")
            .put("state", "running")
            .put("completed", completed)
            .put("total", total)
            .put("running", 2)
            .put("succeeded", completed)
            .put("battlesPerMinute", 3.25)
            .put("budgetUsd", 5)
            .set("usage", JsonMapper.shared().createObjectNode().put("costUsd", 0.1));
    JsonMapper lenient =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
    return new Answer<>(200, lenient.treeToValue(json, RunStatus.class), json);
  }
}
