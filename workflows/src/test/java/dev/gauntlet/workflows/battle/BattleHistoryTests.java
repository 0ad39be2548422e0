package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gauntlet.workflows.FailureType;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a battle leaves in Temporal's history: little, and nothing that was said. */
class BattleHistoryTests {
  private static final int STEP_EVENTS = 6;
  private static final int OTHER_EVENTS = 15;
  private static final int INPUT_BYTES = 2_048;

  @RegisterExtension final BattleStage stage = new BattleStage();

  @Test
  void aBattleOfSixExchangesCostsSixEventsAStep() {
    stage.play(new FakeBattle(SampleRules.simulated(12)));

    int steps = scheduled().size();
    assertThat(steps).isEqualTo(18);
    assertThat(stage.history().getEvents())
        .hasSizeLessThanOrEqualTo(STEP_EVENTS * steps + OTHER_EVENTS);
  }

  @Test
  void stepsWithoutARequestCostOneEventEach() {
    stage.play(new FakeBattle(SampleRules.scripted(6, 20)));

    int steps = scheduled().size();
    int markers = events(EventType.EVENT_TYPE_MARKER_RECORDED).size();
    assertThat(steps).isEqualTo(6);
    assertThat(markers).isEqualTo(1 + 6 + 6 + 1);
    assertThat(stage.history().getEvents())
        .hasSizeLessThanOrEqualTo(STEP_EVENTS * steps + markers + OTHER_EVENTS);
  }

  @Test
  void inputsStaySmall() {
    stage.play(new FakeBattle(SampleRules.simulated(6)).unreadableAt("judge 2"));

    assertThat(scheduled())
        .allSatisfy(
            step -> assertThat(step.getInput().getSerializedSize()).isLessThan(INPUT_BYTES));
    assertThat(
            stage
                .history()
                .getEvents()
                .getFirst()
                .getWorkflowExecutionStartedEventAttributes()
                .getInput()
                .getSerializedSize())
        .isLessThan(INPUT_BYTES);
  }

  @Test
  void nothingThatWasSaidIsInHistory() {
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(6))
            .reachingTheGoalAt(6)
            .unreadableAt("judge 2")
            .at("begin", FakeBattle.breaking(FakeBattle.WORDS))
            .at("opponent 3", FakeBattle.breaking(FakeBattle.WORDS))
            .at("agent 4", FakeBattle.failing(FailureType.OVERLOADED, Duration.ofSeconds(3)))
            .at("end", FakeBattle.breaking(FakeBattle.WORDS));

    stage.play(battle);

    assertThat(battle.messageCount()).isEqualTo(6);
    assertThat(json())
        .doesNotContain(FakeBattle.WORDS)
        .contains("REACHED", "GOAL", "costMicros", FakeBattle.ID);
  }

  @Test
  void everyRequestRunsOnTheQueueOfItsProvider() {
    stage.play(new FakeBattle(SampleRules.simulated(2)));

    assertThat(scheduled())
        .extracting(step -> step.getActivityType().getName(), step -> step.getTaskQueue().getName())
        .containsExactly(
            tuple("Speak", "gauntlet-provider-hammer"),
            tuple("Speak", "gauntlet-provider-anvil"),
            tuple("Judge", "gauntlet-provider-scales"));
  }

  @Test
  void everyRequestHasItsTimeoutsAndItsRetryPolicy() {
    stage.play(new FakeBattle(SampleRules.simulated(2)).unreadableAt("judge 2"));

    assertThat(scheduled())
        .hasSize(4)
        .allSatisfy(step -> {
          assertThat(step.getStartToCloseTimeout().getSeconds())
              .isEqualTo(SampleRules.TURN_TIMEOUT_MS / 1_000 + 60);
          assertThat(step.getScheduleToCloseTimeout().getSeconds()).isEqualTo(24 * 3_600);
          assertThat(step.getHeartbeatTimeout().getSeconds()).isEqualTo(10);
          assertThat(step.getRetryPolicy().getInitialInterval().getSeconds()).isEqualTo(1);
          assertThat(step.getRetryPolicy().getBackoffCoefficient()).isEqualTo(1);
          assertThat(step.getRetryPolicy().getMaximumInterval().getSeconds()).isEqualTo(600);
          assertThat(step.getRetryPolicy().getMaximumAttempts()).isZero();
          assertThat(step.getRetryPolicy().getNonRetryableErrorTypesList()).isEmpty();
          assertThat(step.getPriority().getPriorityKey()).isEqualTo(Lane.INTERACTIVE.priorityKey());
        });
  }

  @Test
  void everyRequestSaysInTheWebUiWhatItIsFor() {
    stage.play(new FakeBattle(SampleRules.simulated(2)).unreadableAt("judge 2"));

    assertThat(events(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED))
        .extracting(event -> text(event.getUserMetadata().getSummary()))
        .containsExactly(
            "Opponent, message 1",
            "Agent, message 2",
            "Judge, message 2",
            "Judge again, message 2");
  }

  @Test
  void theBattleSaysInTheWebUiWhatItIs() {
    stage.play(new FakeBattle(SampleRules.simulated(2)));

    HistoryEvent started = stage.history().getEvents().getFirst();
    assertThat(text(started.getUserMetadata().getSummary())).isEqualTo(BattleStage.SUMMARY);
    assertThat(started.getWorkflowExecutionStartedEventAttributes().getMemo().getFieldsMap())
        .containsOnlyKeys(BattleWorkflows.GENERATION);
  }

  private List<ActivityTaskScheduledEventAttributes> scheduled() {
    return events(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED).stream()
        .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
        .toList();
  }

  private List<HistoryEvent> events(EventType type) {
    Stream<HistoryEvent> all = stage.history().getEvents().stream();
    return all.filter(event -> event.getEventType() == type).toList();
  }

  /** Payloads are bytes, which JSON would show in base64. */
  private String json() {
    StringBuilder text = new StringBuilder(stage.history().toJson(true));
    stage.history().getEvents().forEach(event -> text.append(event));
    return text.toString();
  }

  private static String text(Payload payload) {
    return payload.getData().toStringUtf8().replace("\"", "");
  }
}
