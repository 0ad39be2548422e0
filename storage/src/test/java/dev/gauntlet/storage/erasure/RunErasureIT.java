package dev.gauntlet.storage.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.Retries;
import dev.gauntlet.storage.battle.Retry;
import dev.gauntlet.storage.journal.CallOrder;
import dev.gauntlet.storage.report.RunComparison;
import dev.gauntlet.storage.report.RunComparisons;
import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.Summary;
import dev.gauntlet.storage.report.RunReports;
import dev.gauntlet.storage.report.RunSummaries;
import dev.gauntlet.storage.report.RunTranscripts;
import dev.gauntlet.storage.run.RunCounts;
import dev.gauntlet.storage.run.RunSpec;
import dev.gauntlet.storage.run.RunSpec.Scenario;
import dev.gauntlet.storage.run.ScenarioRow;
import dev.gauntlet.storage.run.UsageOfRun;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.scale.RunEnding;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

class RunErasureIT {
  private static final String WORD = "wombat";
  private static final TestStore STORE = TestStore.create();
  private static final Wordy WORDY = new Wordy(STORE, WORD);
  private static final RunReports REPORTS = reports();
  private static final RunSummaries SUMMARIES = new RunSummaries(STORE.jdbc);
  private static final BattleErasure BATTLES =
      new BattleErasure(STORE.jdbc, STORE.transactions, STORE.queries, REPORTS);
  private static final RunErasure RUNS =
      new RunErasure(STORE.jdbc, STORE.transactions, STORE.runQueries, REPORTS);
  private static final Remains REMAINS = new Remains(STORE.jdbc);

  private static RunReports reports() {
    PlatformTransactionManager transactions = STORE.transactions.getTransactionManager();
    return new RunReports(STORE.jdbc, Objects.requireNonNull(transactions));
  }

  @Test
  void nothingThatARunAskedOrSaidIsLeftAndItsNumbersStay() {
    String run = played();
    RunCounts counts = STORE.runQueries.counts(run);
    UsageOfRun usage = STORE.runQueries.usage(run);
    RunReport report = REPORTS.store(run);
    assertThat(REMAINS.of(WORD))
        .contains("battles", "messages", "reports", "runs", "scenarios", "summaries");

    assertThat(RUNS.erase(run)).isEqualTo(Erasure.ERASED);

    assertThat(REMAINS.of(WORD)).isEmpty();
    assertThat(STORE.runQueries.counts(run)).isEqualTo(counts);
    assertThat(STORE.runQueries.usage(run)).isEqualTo(usage);
    RunReport stored = REPORTS.stored(run).orElseThrow();
    assertThat(stored)
        .usingRecursiveComparison()
        .ignoringFields(
            "setup.systemPrompt",
            "setup.goal",
            "failures.sentence",
            "perScenario.goal",
            "summary.text",
            "summary.rationale",
            "summary.revisedPrompt",
            "generatedAt",
            "erasedAt")
        .isEqualTo(report);
    assertThat(stored.erasedAt()).isEqualTo(STORE.runRow(run).erasedAt());
    assertThat(STORE.runQueries.scenarios(run))
        .extracting(ScenarioRow::goal)
        .containsExactly("[erased]", "[erased]");
    assertThat(STORE.row(STORE.battlesOf(run).getFirst()).spec().goal()).isEqualTo("[erased]");
  }

  @Test
  void anErasureThatBrokeOffIsFinishedByTheNext() {
    String run = played();
    STORE.jdbc.sql("update runs set erased_at = now() where id = ?").param(run).update();

    assertThat(
            new Retries(STORE.jdbc, STORE.transactions)
                .retry(STORE.battlesOf(run).get(2), "ann", null))
        .isEqualTo(new Retry.Erased());
    RUNS.erase(run);

    assertThat(STORE.battlesOf(run))
        .allSatisfy(battle -> assertThat(STORE.row(battle).erasedAt()).isNotNull());
    assertThat(RUNS.erase(run)).isEqualTo(Erasure.ERASED);
    forget(run);
  }

  @Test
  void aRunThatGoesOnOrHasARetriedBattleIsLeftAsItIs() {
    String open = STORE.admitRun(Specs.run(1));
    assertThat(RUNS.erase(open)).isEqualTo(Erasure.OPEN);
    assertThat(RUNS.erase("nobody")).isEqualTo(Erasure.NOT_THERE);
    String run = played();
    new Retries(STORE.jdbc, STORE.transactions).retry(STORE.battlesOf(run).get(2), "ann", null);

    assertThat(RUNS.erase(run)).isEqualTo(Erasure.OPEN);

    assertThat(STORE.runRow(run).erasedAt()).isNull();
    assertThat(STORE.runRow(run).battle().goal()).contains(WORD);
    forget(run);
  }

  @Test
  void aBattleOfARunIsErasedAndTheRunKeepsItsNumbersAndWhatItAsks() {
    String run = played();
    RunCounts counts = STORE.runQueries.counts(run);
    UsageOfRun usage = STORE.runQueries.usage(run);
    RunReport report = REPORTS.store(run);
    String battle = STORE.battlesOf(run).get(2);

    assertThat(BATTLES.erase(battle)).isEqualTo(Erasure.ERASED);

    assertThat(STORE.row(battle).spec().goal()).isEqualTo("[erased]");
    assertThat(STORE.row(battle).spec().seed()).isEqualTo(102);
    assertThat(STORE.runQueries.counts(run)).isEqualTo(counts);
    assertThat(STORE.runQueries.usage(run)).isEqualTo(usage);
    assertThat(REPORTS.stored(run).orElseThrow())
        .usingRecursiveComparison()
        .ignoringFields("failures.sentence", "generatedAt")
        .isEqualTo(report);
    assertThat(REPORTS.stored(run).orElseThrow().failures().getFirst().sentence()).isNull();
    assertThat(STORE.runRow(run).battle().goal()).contains(WORD);
    assertThat(REPORTS.stored(run).orElseThrow().summary()).isEqualTo(report.summary());
    forget(run);
  }

  @Test
  void aSummaryGoesWithABattleThatItsModelRead() {
    String run = played();

    BATTLES.erase(STORE.battlesOf(run).getFirst());

    Summary summary = SUMMARIES.find(run).orElseThrow();
    assertThat(summary.text()).isEqualTo("[erased]");
    assertThat(summary.read()).containsExactly(STORE.battlesOf(run).getFirst());
    assertThat(STORE.journal.find(CallKey.ofSummary(run, 0)))
        .hasValueSatisfying(call -> assertThat(call.answer().response()).isEmpty());
    forget(run);
  }

  @Test
  void aSummaryOfAnErasedBattleIsNotKept() {
    String run = played();
    String battle = STORE.battlesOf(run).getFirst();
    STORE.jdbc.sql("delete from summaries where run_id = ?").param(run).update();
    BATTLES.erase(battle);

    SUMMARIES.store(run, summary(battle));

    assertThat(SUMMARIES.find(run).orElseThrow().text()).isEqualTo("[erased]");
    assertThat(new RunTranscripts(STORE.jdbc).draw(run, 9).values())
        .noneSatisfy(drawn -> assertThat(drawn).contains(battle));
    forget(run);
  }

  @Test
  void nobodyCanTellWhetherAnErasedRunPlayedTheSame() {
    String a = played();
    String b = played();
    RUNS.erase(a);

    RunComparison comparison = new RunComparisons(REPORTS, STORE.jdbc).of(a, b).orElseThrow();

    assertThat(comparison.comparable()).isFalse();
    assertThat(comparison.difference()).isNull();
    assertThat(comparison.reasons())
        .contains("Run " + a + " was erased, so nobody can tell whether both played the same.")
        .noneMatch(reason -> reason.contains("goals differ"));
    forget(b);
  }

  /** A run of four battles in two scenarios that has ended: one of them failed. */
  private static String played() {
    BattleSpec battle = WORDY.simulated();
    String run =
        STORE.admitRun(
            new RunSpec(
                battle,
                4,
                2,
                null,
                null,
                7,
                List.of(new Scenario("a", 1, WORDY.scripted()), new Scenario("b", 1, battle)),
                new BattleSpec.ModelChoice("openai", "writer")));
    List<String> battles = STORE.battlesOf(run);
    for (String each : battles) {
      STORE.progress.begin(each);
      WORDY.play(each);
      boolean failed = each.equals(battles.get(2));
      STORE.progress.end(
          each,
          failed
              ? Ending.failed(FailureType.INVALID_REQUEST, "No " + WORD + ".")
              : new Ending(EndedReason.GOAL, null, null, null));
    }
    CallKey summary = CallKey.ofSummary(run, 0);
    STORE.journal.open(
        new CallOrder(summary, "openai", "writer", new byte[] {1}, "w", 500L, null, List.of()));
    STORE.journal.storeWith(
        summary, WORDY.answer(1), () -> SUMMARIES.store(run, summary(battles.getFirst())));
    STORE.runProgress.end(run, RunEnding.failed("It broke at " + WORD + "."));
    return run;
  }

  private static Summary summary(String read) {
    return new Summary("openai", "writer", WORD, WORD, WORD, List.of(read), null);
  }

  /** So that the other tests find nothing of this one. */
  private static void forget(String run) {
    for (String battle : STORE.battlesOf(run)) {
      STORE.progress.end(battle, new Ending(EndedReason.GOAL, null, null, null));
    }
    RUNS.erase(run);
  }
}
