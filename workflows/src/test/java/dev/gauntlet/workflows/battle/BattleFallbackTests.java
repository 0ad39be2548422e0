package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.Spent;
import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.Usage;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import io.temporal.api.enums.v1.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BattleFallbackTests {
  @RegisterExtension final BattleStage stage = new BattleStage();

  @ParameterizedTest
  @EnumSource(names = {"QUOTA_EXHAUSTED", "AUTHENTICATION", "PROVIDER_UNAVAILABLE"})
  void aProviderThatIsOutGivesWayToTheNextForTheRestOfTheBattle(FailureType failure) {
    FakeBattle battle =
        new FakeBattle(SampleRules.withFallbacks(4)).at("agent 2", FakeBattle.failing(failure));

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(battle.attempts())
        .containsExactly(
            "begin",
            "opponent 1",
            "agent 2",
            "fall back agent 2",
            "fallback 1 agent 2",
            "judge 2",
            "opponent 3",
            "fallback 1 agent 4",
            "judge 4",
            "end");
    assertThat(battle.fallbacks())
        .containsExactly(
            new Fallback(CallPurpose.AGENT, 2, 0, failure, FakeBattle.sentence(failure)));
  }

  @Test
  void theNextProviderIsAskedOnItsOwnTaskQueue() {
    stage.play(
        new FakeBattle(SampleRules.withFallbacks(2))
            .at("agent 2", FakeBattle.failing(FailureType.QUOTA_EXHAUSTED)));

    List<String> queues =
        stage.client().fetchHistory(BattleWorkflows.id(FakeBattle.ID)).getEvents().stream()
            .filter(e -> e.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
            .map(e -> e.getActivityTaskScheduledEventAttributes().getTaskQueue().getName())
            .toList();
    assertThat(queues)
        .containsExactly(
            TaskQueues.ofProvider(SampleRules.OPPONENT),
            TaskQueues.ofProvider(SampleRules.AGENT),
            TaskQueues.ofProvider(SampleRules.SPARE),
            TaskQueues.ofProvider(SampleRules.JUDGE));
  }

  @Test
  void aJudgeFallsBackInItsOwnChain() {
    FakeBattle battle =
        new FakeBattle(SampleRules.withFallbacks(2))
            .unreadableAt("judge 2")
            .at("repair 2", FakeBattle.failing(FailureType.PROVIDER_UNAVAILABLE));

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(battle.attempts())
        .containsSubsequence(
            "agent 2", "judge 2", "repair 2", "fall back judge 2", "fallback 1 judge 2", "end");
  }

  @Test
  void theEndOfTheChainIsTheEndOfTheBattle() {
    FakeBattle battle =
        new FakeBattle(SampleRules.withFallbacks(4))
            .at("agent 2", FakeBattle.failing(FailureType.QUOTA_EXHAUSTED))
            .at("fallback 1 agent 2", FakeBattle.failing(FailureType.AUTHENTICATION));

    BattleResult result = stage.play(battle);

    assertThat(result.reason()).isEqualTo(EndedReason.ERROR);
    assertThat(result.failure()).isEqualTo(FailureType.AUTHENTICATION);
  }

  @ParameterizedTest
  @EnumSource(names = {"INVALID_REQUEST", "NOT_FOUND", "CONTEXT_TOO_LONG", "INTERNAL"})
  void aRequestThatIsWrongIsNotSentElsewhere(FailureType failure) {
    FakeBattle battle =
        new FakeBattle(SampleRules.withFallbacks(4)).at("agent 2", FakeBattle.failing(failure));

    assertThat(stage.play(battle).failure()).isEqualTo(failure);
    assertThat(battle.fallbacks()).isEmpty();
  }

  @Test
  void whatWasSpentOnTheProviderThatIsOutCounts() {
    FakeBattle battle =
        new FakeBattle(SampleRules.withFallbacks(2))
            .at("agent 2", FakeBattle.failing(FailureType.PROVIDER_UNAVAILABLE));
    BattleWorkflow workflow = stage.begin(battle);
    BattleStage.endOf(workflow);

    Usage usage = workflow.status().usage();
    Spent agent = FakeBattle.EACH.plus(FakeBattle.ABANDONED);
    assertThat(usage).isEqualTo(new Usage(agent, FakeBattle.EACH, FakeBattle.EACH));
  }

  @Test
  void aBattleThatIsTakenUpAgainStaysWithItsFallback() {
    Standing left = FakeBattle.left(2, Wanted.RUN, null);
    Fallback earlier =
        new Fallback(CallPurpose.AGENT, 2, 0, FailureType.QUOTA_EXHAUSTED, "no money");
    FakeBattle battle =
        new FakeBattle(SampleRules.withFallbacks(4)).standingAt(left.fellBack(earlier));

    stage.play(battle);

    assertThat(battle.attempts())
        .containsExactly("begin", "opponent 3", "fallback 1 agent 4", "judge 4", "end");
  }

  @Test
  void anEmptyAnswerIsAskedForOnceMore() {
    FakeBattle battle =
        new FakeBattle(SampleRules.simulated(2)).unreadableAt("opponent 1", "agent 2");

    assertThat(stage.play(battle).reason()).isEqualTo(EndedReason.LIMIT);
    assertThat(battle.attempts())
        .containsExactly(
            "begin",
            "opponent 1",
            "once more opponent 1",
            "agent 2",
            "once more agent 2",
            "judge 2",
            "end");
  }
}
