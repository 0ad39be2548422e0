package dev.gauntlet.storage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.report.RunComparison.Difference;
import dev.gauntlet.storage.report.RunComparison.ScenarioPair;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.battle.EndedReason;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RunComparisonIT {
  private static final TestStore STORE = TestStore.create();
  private static final RunReports REPORTS = RunFixture.reports(STORE);
  private static final RunComparisons COMPARISONS = new RunComparisons(REPORTS, STORE.jdbc);

  private static final String SCRIPT =
      """
      {"opponent": {"type": "scripted", "lines": ["other"]}}
      """;
  private static final String USER =
      """
      {"opponent": {"type": "simulated", "provider": "openai", "model": "%s", "persona": "%s",
        "mayLeave": false, "fallbacks": []}}
      """;
  private static final String JUDGE =
      """
      {"judge": {"provider": "openai", "model": "%s", "fallbacks": [], "criteria": [
        {"id": "done", "type": "llm", "expect": "%s", "required": true, "negate": false}]}}
      """;

  /** Newcombe 1998, Statist. Med. 17:873-890, table II, contrast (a). */
  @Test
  void moreSuccessesThanChanceExplainsAreBetter() {
    RunComparison comparison = compare(played(80, 48), played(70, 56));

    assertThat(comparison.comparable()).isTrue();
    assertThat(comparison.reasons()).isEmpty();
    assertThat(comparison.verdict()).isEqualTo("better");
    Difference difference = Objects.requireNonNull(comparison.difference());
    assertThat(difference.estimate()).isCloseTo(0.2, within(1e-12));
    assertThat(difference.low()).isCloseTo(0.0524, within(5e-5));
    assertThat(difference.high()).isCloseTo(0.3339, within(5e-5));
    assertThat(difference.method()).isEqualTo("newcombe");
    assertThat(difference.level()).isEqualTo(0.95);
  }

  @Test
  void fewerSuccessesThanChanceExplainsAreWorse() {
    RunComparison comparison = compare(played(70, 56), played(80, 48));

    assertThat(comparison.verdict()).isEqualTo("worse");
    assertThat(Objects.requireNonNull(comparison.difference()).estimate()).isNegative();
  }

  @Test
  void aRunAndItselfAreComparedWithAWord() {
    RunFixture run = played(20, 10);

    doubtful(compare(run, run), "Run %s is compared with itself.".formatted(run.id));
  }

  @Test
  void whatChanceExplainsIsNoClearDifference() {
    assertThat(compare(played(20, 10), played(20, 13)).verdict()).isEqualTo("no clear difference");
  }

  @Test
  void bothSidesAreShownWithWhatTheyCostAndTook() {
    RunFixture a = RunFixture.of(STORE, 2).say(0, 4).say(1, 4);
    a.buy(0, 2, CallPurpose.AGENT, "small", 30L).buy(1, 2, CallPurpose.AGENT, "small", 31L);
    a.end(EndedReason.GOAL, 0, 1).end(EndedReason.LIMIT, 1, 2);
    RunFixture b = RunFixture.of(STORE, 1).buy(0, 2, CallPurpose.AGENT, "local", null);
    b.end(EndedReason.GOAL, 0, 1);

    RunComparison comparison = compare(a, b);

    RunReport report = REPORTS.of(a.id).orElseThrow();
    assertThat(comparison.a())
        .isEqualTo(
            new RunComparison.Side(
                a.id,
                "openai",
                "gpt-4o-mini",
                2,
                report.rates().success(),
                1.0,
                61L,
                31L,
                300.0,
                2.0));
    assertThat(comparison.b().costMicros()).isNull();
    assertThat(comparison.b().costPerBattleMicros()).isNull();
  }

  @Test
  void agentsMayDiffer() {
    RunFixture other = played(10, 10);
    STORE
        .jdbc
        .sql(
            """
            update runs
            set battle = jsonb_set(battle, '{agent,systemPrompt}', '"Be terse."')
            where id = ?
            """)
        .param(other.id)
        .update();

    assertThat(compare(played(10, 10), other).reasons()).isEmpty();
  }

  @Test
  void eachCriterionThatBothHaveIsCompared() {
    RunFixture a = RunFixture.of(STORE, 10);
    RunFixture b = RunFixture.of(STORE, 10);
    for (int index = 0; index < 10; index++) {
      a.say(index, 2).judge(index, 2, index < 3);
      b.say(index, 2).judge(index, 2, index < 9);
    }
    a.end(EndedReason.GOAL, 0, 3).end(EndedReason.LIMIT, 3, 10);
    b.end(EndedReason.GOAL, 0, 9).end(EndedReason.LIMIT, 9, 10);

    RunComparison.CriterionPair done = compare(a, b).criteria().getFirst();

    assertThat(done.id()).isEqualTo("done");
    assertThat(Objects.requireNonNull(done.a()).k()).isEqualTo(3);
    assertThat(Objects.requireNonNull(done.b()).k()).isEqualTo(9);
    // The same paper, contrast (b).
    assertThat(Objects.requireNonNull(done.difference()).low()).isCloseTo(0.1705, within(5e-5));
  }

  @Test
  void scenariosBreakAreFixedOrStayAsTheyWere() {
    RunFixture a = scenarios();
    RunFixture b = scenarios();
    a.end(EndedReason.GOAL, 0, 3).end(EndedReason.LIMIT, 3, 8).end(EndedReason.GOAL, 8, 10);
    b.end(EndedReason.LIMIT, 0, 4).end(EndedReason.GOAL, 4, 7).end(EndedReason.LIMIT, 7, 8);
    b.end(EndedReason.GOAL, 8, 10);
    a.end(EndedReason.GOAL, 10, 12);
    b.end(EndedReason.ERROR, 10, 12);

    assertThat(compare(a, b).scenarios())
        .extracting(ScenarioPair::id, ScenarioPair::change)
        .containsExactly(
            tuple("one", "broke"),
            tuple("two", "fixed"),
            tuple("three", "same"),
            tuple("four", "unknown"));
  }

  @Test
  void anotherGoalDoesNotCompare() {
    notComparable(compare(played(10, 5), played(10, 5, "{\"goal\": \"x\"}")), "The goals differ.");
  }

  @Test
  void anotherOpponentDoesNotCompare() {
    notComparable(compare(played(10, 5), played(10, 5, SCRIPT)), "The opponents differ.");
    notComparable(
        compare(
            played(10, 5, USER.formatted("gpt-4o", "in a hurry")),
            played(10, 5, USER.formatted("gpt-4o", "lonely"))),
        "The opponents differ.");
  }

  @Test
  void anotherOpeningLineDoesNotCompare() {
    notComparable(
        compare(played(10, 5), played(10, 5, "{\"userMessage\": \"Hello?\"}")),
        "The opening lines differ.");
  }

  @Test
  void anotherMessageLimitDoesNotCompare() {
    notComparable(
        compare(played(10, 5), played(10, 5, "{\"messageLimit\": 12}")),
        "The message limits differ.");
  }

  @Test
  void otherCriteriaDoNotCompare() {
    notComparable(
        compare(
            played(10, 5, JUDGE.formatted("gpt-4.1", "is kind")),
            played(10, 5, JUDGE.formatted("gpt-4.1", "is very kind"))),
        "The criteria differ.");
  }

  @Test
  void otherScenariosDoNotCompare() {
    RunFixture a = played(10, 5).scenario("one", "{}", 0, 5).scenario("two", "{}", 5, 10);
    RunFixture b = played(10, 5).scenario("two", "{}", 0, 5).scenario("three", "{}", 5, 10);

    notComparable(
        compare(a, b),
        "The scenarios differ: only %s has one; only %s has three.".formatted(a.id, b.id));
    notComparable(
        compare(a, played(10, 5)),
        "The scenarios differ: only %s has one, two; only run-".formatted(a.id));
  }

  @Test
  void aScenarioWithAnotherGoalDoesNotCompareAndIsNamed() {
    RunFixture a = played(10, 5).scenario("one", "{}", 0, 5).scenario("two", "{}", 5, 10);
    RunFixture b =
        played(10, 5).scenario("one", "{}", 0, 5).scenario("two", "{\"goal\": \"x\"}", 5, 10);

    RunComparison comparison = compare(a, b);

    notComparable(comparison, "The goals differ in two.");
    assertThat(comparison.scenarios()).extracting(ScenarioPair::change).containsOnly("unknown");
  }

  @Test
  void aRunThatIsNotFinishedDoesNotCompare() {
    RunFixture open = RunFixture.of(STORE, 12).end(EndedReason.GOAL, 0, 11);

    notComparable(
        compare(played(10, 5), open),
        "Run %s is not finished: 11 of 12 battles have ended.".formatted(open.id));
  }

  @Test
  void aRunWithoutACoveredBattleDoesNotCompare() {
    RunFixture failed = RunFixture.of(STORE, 10).end(EndedReason.ERROR, 0, 10);

    notComparable(
        compare(failed, played(10, 5)),
        "Run %s has no covered battle: none ended by goal, limit or abandoned."
            .formatted(failed.id));
  }

  @Test
  void everyReasonIsGivenAtOnce() {
    RunFixture other = RunFixture.of(STORE, 10, "{\"goal\": \"x\", \"messageLimit\": 4}").seed(7);

    assertThat(compare(played(10, 5), other).reasons()).hasSize(5);
  }

  @Test
  void otherModelsOfJudgeAndUserComparedWithADoubt() {
    doubtful(
        compare(
            played(10, 5, JUDGE.formatted("gpt-4.1", "is kind")),
            played(10, 5, JUDGE.formatted("gpt-5", "is kind"))),
        "The judges' models differ.");
    doubtful(
        compare(
            played(10, 5, USER.formatted("gpt-4o", "lonely")),
            played(10, 5, USER.formatted("gpt-4o-mini", "lonely"))),
        "The simulated users' models differ.");
  }

  @Test
  void anotherCoverageComparesWithADoubt() {
    RunFixture full = played(20, 10);
    RunFixture nearly =
        RunFixture.of(STORE, 20).end(EndedReason.GOAL, 0, 18).end(EndedReason.ERROR, 18, 20);
    RunFixture partly =
        RunFixture.of(STORE, 20).end(EndedReason.GOAL, 0, 17).end(EndedReason.ERROR, 17, 20);

    assertThat(compare(full, nearly).reasons()).isEmpty();
    doubtful(
        compare(full, partly),
        "The coverage differs: 100 %% of %s, 85 %% of %s.".formatted(full.id, partly.id));
  }

  @Test
  void otherSeedsCompareWithADoubt() {
    doubtful(compare(played(10, 5), played(10, 5).seed(7)), "The seeds differ: 42 and 7.");
  }

  @Test
  void fewBattlesCompareWithADoubt() {
    RunFixture few = played(9, 5);

    doubtful(
        compare(played(10, 5), few),
        "Run %s has only 9 covered battles, fewer than 10.".formatted(few.id));
  }

  @Test
  void otherWeightsCompareWithADoubt() {
    RunFixture a = played(10, 5).scenario("one", "{}", 0, 5).scenario("two", "{}", 5, 10);
    RunFixture b = played(20, 5).scenario("one", "{}", 0, 10).scenario("two", "{}", 10, 20);
    RunFixture c = played(10, 5).scenario("one", "{}", 0, 2).scenario("two", "{}", 2, 10);

    assertThat(compare(a, b).reasons()).isEmpty();
    doubtful(
        compare(a, c),
        "The scenarios' weights differ, so that the rates are of different mixtures.");
  }

  @Test
  void storedReportsAreComparedWhereThereAreSome() {
    RunFixture a = played(10, 5);
    REPORTS.store(a.id);
    a.end(EndedReason.GOAL, 0, 10);

    assertThat(Objects.requireNonNull(compare(a, played(10, 5)).a().success()).k()).isEqualTo(5);
  }

  @Test
  void aRunThatIsNotThereIsComparedWithNothing() {
    assertThat(COMPARISONS.of("nowhere", played(1, 1).id)).isEmpty();
    assertThat(COMPARISONS.of(played(1, 1).id, "nowhere")).isEmpty();
  }

  private static RunFixture played(int battles, int successes) {
    return played(battles, successes, "{}");
  }

  private static RunFixture played(int battles, int successes, String changes) {
    return RunFixture.of(STORE, battles, changes)
        .end(EndedReason.GOAL, 0, successes)
        .end(EndedReason.LIMIT, successes, battles);
  }

  private static RunFixture scenarios() {
    return RunFixture.of(STORE, 12)
        .scenario("one", "{}", 0, 4)
        .scenario("two", "{}", 4, 8)
        .scenario("three", "{}", 8, 10)
        .scenario("four", "{}", 10, 12);
  }

  private static RunComparison compare(RunFixture a, RunFixture b) {
    return COMPARISONS.of(a.id, b.id).orElseThrow();
  }

  private static void notComparable(RunComparison comparison, String reason) {
    assertThat(comparison.comparable()).isFalse();
    assertThat(comparison.reasons()).anyMatch(sentence -> sentence.startsWith(reason));
    assertThat(comparison.difference()).isNull();
    assertThat(comparison.verdict()).isEqualTo("not comparable");
    assertThat(comparison.criteria()).allMatch(pair -> pair.difference() == null);
  }

  private static void doubtful(RunComparison comparison, String reason) {
    assertThat(comparison.comparable()).isTrue();
    assertThat(comparison.reasons()).containsExactly(reason);
    assertThat(comparison.difference()).isNotNull();
  }
}
