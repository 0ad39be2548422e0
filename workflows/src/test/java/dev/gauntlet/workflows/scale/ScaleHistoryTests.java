package dev.gauntlet.workflows.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.battle.EndedReason;
import io.temporal.api.enums.v1.EventType;
import io.temporal.common.WorkflowExecutionHistory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a run of a thousand battles and one of 400 leave in Temporal's histories: little. */
class ScaleHistoryTests {
  private static final int EVENTS_BEFORE_A_WARNING = 10_240;
  private static final int PAYLOAD_BYTES = 2_048;
  private static final int CONCURRENCY = 64;
  private static final String RUN = ScaleWorkflows.id(FakeRun.ID);

  private static final FakeRun THOUSAND = run(1_000);
  private static final FakeRun FOUR_HUNDRED = run(400);
  private static final ScaleStage PARTS = new ScaleStage();
  private static final ScaleStage WHOLE = new ScaleStage();

  private static FakeRun run(int battles) {
    return new FakeRun(battles, CONCURRENCY)
        .each(index -> Order.lasting(Duration.ofMinutes(60 + index * 7 % 101)))
        .at(3, Order.breaking(Duration.ofHours(1)))
        .at(5, Order.ending(Duration.ofHours(1), EndedReason.BUDGET));
  }

  @BeforeAll
  static void play() {
    PARTS.play(THOUSAND);
    WHOLE.play(FOUR_HUNDRED);
  }

  @AfterAll
  static void close() {
    PARTS.close();
    WHOLE.close();
  }

  @Test
  void everyBattleOfAThousandIsPlayedOnce() {
    assertThat(THOUSAND.begins()).hasSize(1_000).doesNotHaveDuplicates();
    assertThat(THOUSAND.result())
        .isEqualTo(new RunResult(FakeRun.ID, RunState.COMPLETED, 998, 0, 1, 1, 0));
  }

  @Test
  void theConcurrencyHoldsOverAThousandAndStaysNearlyFull() {
    assertThat(THOUSAND.mostAtATime()).isEqualTo(CONCURRENCY);
    assertThat(THOUSAND.shareBelow(CONCURRENCY * 7 / 8)).isLessThan(0.01);
  }

  @Test
  void noSlotOfAThousandBattlesIsLostAndNoneIsGivenTwice() {
    SlotLedger ledger = new SlotLedger(CONCURRENCY, PARTS.history(RUN).getEvents());

    assertThat(ledger.leftAfterGiving()).hasSizeGreaterThan(10).containsOnly(0);
    assertThat(ledger.fewestHeld()).isZero();
    assertThat(ledger.free()).isEqualTo(CONCURRENCY);
  }

  @Test
  void slotsAreHandedOnInLumps() {
    assertThat(PARTS.history(RUN).getEvents())
        .filteredOn(
            event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
        .hasSizeLessThan(3 * 30);
  }

  @Test
  void everyHistoryStaysSmall() {
    assertThat(histories())
        .allSatisfy(
            history -> assertThat(history.getEvents()).hasSizeLessThan(EVENTS_BEFORE_A_WARNING));
  }

  @Test
  void theHistoryOfAThousandBattlesIsShortInTheRunItself() {
    assertThat(PARTS.history(RUN).getEvents()).hasSizeLessThan(1_000);
  }

  @Test
  void everyValueStaysSmall() {
    assertThat(histories())
        .allSatisfy(history ->
            assertThat(new PayloadsInHistory(history).largest()).isLessThan(PAYLOAD_BYTES));
  }

  @Test
  void thereAreOnlyIdsCountsAndOurSentencesInHistory() {
    assertThat(histories().flatMap(history -> new PayloadsInHistory(history).fields().stream()))
        .isSubsetOf(
            // inputs and results
            "runId",
            "generation",
            "conversationId",
            "partition",
            "slots",
            "battles",
            "summary",
            "summarising",
            "reason",
            "failure",
            "sentence",
            "messageCount",
            "state",
            "succeeded",
            "missed",
            "uncovered",
            "failed",
            "cancelled",
            // the plan
            "ended",
            "concurrency",
            "deadlineLeftMs",
            "wanted",
            "intent",
            "page",
            // who cancelled
            "by",
            // a local activity's marker, as the SDK writes it
            "firstSkd",
            "atpt",
            "backoff");
  }

  private static Stream<WorkflowExecutionHistory> histories() {
    List<String> parts = PARTS.children(RUN);
    return Stream.concat(
        Stream.of(PARTS.history(RUN), WHOLE.history(RUN)), parts.stream().map(PARTS::history));
  }
}
