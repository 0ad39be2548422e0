package dev.gauntlet.storage.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.report.RunTranscripts.Conversation;
import dev.gauntlet.storage.report.RunTranscripts.Stratum;
import dev.gauntlet.workflows.battle.EndedReason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunTranscriptsIT {
  private static final TestStore STORE = TestStore.create();
  private static final RunTranscripts TRANSCRIPTS = new RunTranscripts(STORE.jdbc);

  @Test
  void conversationsAreDrawnByTheirEnds() {
    RunFixture run = said(RunFixture.of(STORE, 7), 7);
    run.end(EndedReason.GOAL, 0, 1)
        .end(EndedReason.LIMIT, 1, 2)
        .end(EndedReason.ABANDONED, 2, 3)
        .end(EndedReason.BUDGET, 3, 4)
        .end(EndedReason.TIMEOUT, 4, 5)
        .end(EndedReason.ERROR, 5, 6)
        .end(EndedReason.MANUAL, 6, 7);

    Map<Stratum, List<String>> drawn = TRANSCRIPTS.draw(run.id, 12);

    assertThat(drawn.get(Stratum.SUCCEEDED)).containsExactly(run.battle(0));
    assertThat(drawn.get(Stratum.MISSED)).containsExactlyInAnyOrder(run.battle(1), run.battle(2));
    assertThat(drawn.get(Stratum.NOT_COVERED))
        .containsExactlyInAnyOrder(run.battle(3), run.battle(4), run.battle(5));
  }

  @Test
  void thoseThatGoOnAndThoseInWhichNothingWasSaidAreNotDrawn() {
    RunFixture run = RunFixture.of(STORE, 3).say(0, 2);
    run.end(EndedReason.TIMEOUT, 1, 2);

    assertThat(TRANSCRIPTS.draw(run.id, 12)).isEmpty();
  }

  @Test
  void noMoreThanSoManyOfAStratumAreDrawn() {
    RunFixture run = said(RunFixture.of(STORE, 40), 40).end(EndedReason.LIMIT, 0, 40);

    assertThat(TRANSCRIPTS.draw(run.id, 12).get(Stratum.MISSED))
        .hasSize(12)
        .doesNotHaveDuplicates();
  }

  @Test
  void theSameSeedDrawsTheSameOnesAndAnotherSeedOthers() {
    RunFixture run = said(RunFixture.of(STORE, 40), 40).end(EndedReason.LIMIT, 0, 40);
    List<String> drawn = missed(run);

    assertThat(missed(run)).isEqualTo(drawn);
    assertThat(missed(run.seed(43))).isNotEqualTo(drawn);
  }

  @Test
  void everyScenarioComesOnceBeforeOneComesTwice() {
    RunFixture run =
        said(
            RunFixture.of(STORE, 40)
                .scenario("large", "{}", 0, 36)
                .scenario("small", "{}", 36, 38)
                .scenario("other", "{}", 38, 40),
            40);
    run.end(EndedReason.LIMIT, 0, 40);

    List<Conversation> drawn = TRANSCRIPTS.read(missed(run));

    assertThat(scenarios(drawn.subList(0, 3))).isEqualTo(Set.of("large", "small", "other"));
    assertThat(scenarios(drawn.subList(3, 6))).isEqualTo(Set.of("large", "small", "other"));
    assertThat(scenarios(drawn.subList(6, 12))).isEqualTo(Set.of("large"));
  }

  @Test
  void aConversationIsReadWithItsGoalAndTheLastReasonsOfItsJudge() {
    RunFixture run =
        RunFixture.of(STORE, 2)
            .scenario("refunds", "{\"goal\":\"money back\"}", 0, 2)
            .say(0, 4)
            .judge(0, 2, false)
            .judge(0, 4, true)
            .say(1, 1);
    run.end(EndedReason.GOAL, 0, 1).end(EndedReason.ERROR, 1, 2);

    assertThat(TRANSCRIPTS.read(List.of(run.battle(1), run.battle(0))))
        .containsExactly(
            new Conversation(
                run.battle(1), "error", "refunds", "money back", List.of("line 1"), null),
            new Conversation(
                run.battle(0),
                "goal",
                "refunds",
                "money back",
                List.of("line 1", "line 2", "line 3", "line 4"),
                "because 4"));
  }

  private static List<String> missed(RunFixture run) {
    return TRANSCRIPTS.draw(run.id, 12).getOrDefault(Stratum.MISSED, List.of());
  }

  private static Set<String> scenarios(List<Conversation> conversations) {
    return conversations.stream()
        .map(conversation -> String.valueOf(conversation.scenario()))
        .collect(Collectors.toSet());
  }

  private static RunFixture said(RunFixture run, int battles) {
    for (int index = 0; index < battles; index++) {
      run.say(index, 2);
    }
    return run;
  }
}
