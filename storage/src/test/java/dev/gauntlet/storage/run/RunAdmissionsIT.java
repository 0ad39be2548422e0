package dev.gauntlet.storage.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gauntlet.storage.AtOnce;
import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.Admission.Outcome;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.BattleRow.PlaceInRun;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.run.RunSpec.Scenario;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RunAdmissionsIT {
  private static final TestStore STORE = TestStore.create();

  @Test
  void aRunIsThereWithAllItsBattlesInTheirOrder() {
    String run = fresh();

    assertThat(admit(run, 1, null)).isEqualTo(new Outcome.Admitted());

    assertThat(STORE.battlesOf(run)).containsExactly(run + ".1", run + ".2", run + ".3");
    assertThat(STORE.runRow(run).battle()).isEqualTo(Specs.scripted());
    assertThat(STORE.runRow(run).intent()).isNull();
    assertThat(STORE.runQueries.counts(run)).isEqualTo(new RunCounts(3, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void theSpecIsStoredOnceAndABattleHasItWithItsOwnSeed() {
    String run = STORE.admitRun(Specs.run(3));

    assertThat(specsStored(run)).isZero();
    BattleRow third = STORE.row(run + ".3");
    assertThat(third.spec()).isEqualTo(seeded(Specs.scripted(), 102));
    assertThat(third.run()).isEqualTo(new PlaceInRun(run, 2, null));
  }

  @Test
  void aScenarioReplacesWhatDiffersInIt() {
    BattleSpec base = Specs.opening("Where is my order?");
    BattleSpec angry = Scenes.goal(base, "an apology");
    BattleSpec silent = Scenes.userMessage(base, null);
    BattleSpec strict = Scenes.judgedBy(base, "sorry");
    BattleSpec person = Scenes.persona(base, "Ann, 40");
    List<Scenario> scenarios =
        List.of(
            new Scenario("as-is", 1, base),
            new Scenario("angry", 2, angry),
            new Scenario("silent", 0.5, silent),
            new Scenario("strict", 0, strict),
            new Scenario("person", 1, person));

    String run = STORE.admitRun(Specs.run(5, base, scenarios));

    List<BattleRow> rows = STORE.battlesOf(run).stream().map(STORE::row).toList();
    assertThat(rows)
        .extracting(BattleRow::spec)
        .containsExactly(
            seeded(base, 100),
            seeded(angry, 101),
            seeded(silent, 102),
            seeded(strict, 103),
            seeded(person, 104));
    assertThat(rows)
        .extracting(row -> row.run() == null ? null : row.run().scenario())
        .containsExactly("as-is", "angry", "silent", "strict", "person");
    assertThat(overrides(run)).startsWith("{}", "{\"goal\": \"an apology\"}");
  }

  @Test
  void theSameRunAskedForAgainIsFoundById() {
    String run = fresh();
    admit(run, 1, null);

    assertThat(admit(run, 1, null)).isEqualTo(new Outcome.Repeated(run));
    assertThat(admit(run, 1, fresh())).isEqualTo(new Outcome.Repeated(run));
    assertThat(STORE.battlesOf(run)).hasSize(3);
  }

  @Test
  void theSameRunAskedForAgainUnderAnotherIdIsFoundByItsKey() {
    String run = fresh();
    String other = fresh();
    String key = fresh();
    admit(run, 1, key);

    assertThat(admit(other, 1, key)).isEqualTo(new Outcome.Repeated(run));
    assertThat(STORE.battlesOf(other)).isEmpty();
  }

  @Test
  void anotherBodyUnderATakenIdOrKeyIsRefused() {
    String run = fresh();
    String key = fresh();
    admit(run, 1, key);

    assertThat(admit(run, 2, null)).isEqualTo(new Outcome.IdTaken());
    assertThat(admit(fresh(), 2, key)).isEqualTo(new Outcome.KeyReused());
  }

  @Test
  void aBattlesIdThatIsTakenLeavesNothingBehind() {
    String other = fresh();
    admit(other, 1, null);
    String run = fresh();
    NewRun overlapping =
        new NewRun(
            run,
            Specs.run(2, Specs.scripted(), List.of(new Scenario("only", 1, Specs.scripted()))),
            List.of(
                new NewRun.NewBattle(run + ".1", 1, 0), new NewRun.NewBattle(other + ".2", 2, 0)),
            new byte[] {1},
            null);

    assertThat(STORE.runAdmissions.admit(overlapping)).isEqualTo(new Outcome.IdTaken());

    assertThat(STORE.runQueries.find(run)).isEmpty();
    assertThat(STORE.battlesOf(run)).isEmpty();
    assertThat(overrides(run)).isEmpty();
    assertThat(STORE.battlesOf(other)).hasSize(3);
  }

  @RepeatedTest(5)
  void theSameRunFromManySidesAtOnceIsAdmittedOnce() throws Exception {
    String run = fresh();
    String key = fresh();

    List<Outcome> outcomes = AtOnce.each(4, n -> admit(run, 1, key));

    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            new Outcome.Admitted(),
            new Outcome.Repeated(run),
            new Outcome.Repeated(run),
            new Outcome.Repeated(run));
    assertThat(STORE.battlesOf(run)).hasSize(3);
  }

  @Test
  void tenThousandBattlesInAThousandScenariosAreAdmitted() {
    BattleSpec base = Specs.scripted();
    List<Scenario> scenarios =
        IntStream.range(0, 1_000)
            .mapToObj(n -> new Scenario("s" + n, 1, Scenes.goal(base, "goal " + n)))
            .toList();

    String run = STORE.admitRun(Specs.run(10_000, base, scenarios));

    assertThat(STORE.battlesOf(run)).hasSize(10_000).isSorted();
    assertThat(STORE.row(run + ".09999").spec())
        .isEqualTo(seeded(Scenes.goal(base, "goal 998"), 100 + 9_998));
    assertThat(STORE.runQueries.counts(run).queued()).isEqualTo(10_000);
  }

  @Test
  void battlesHaveToBeAsManyAsTheSpecSaysAndScenariosToDiffer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NewRun("r", Specs.run(2), List.of(), new byte[0], null))
        .withMessage("the run has 2 battles, but 0 are given");
    Scenario twice = new Scenario("a", 1, Specs.scripted());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Specs.run(2, Specs.scripted(), List.of(twice, twice)))
        .withMessage("scenario a is there twice");
  }

  private static String fresh() {
    return "adm-" + Long.toHexString(System.nanoTime());
  }

  private static Outcome admit(String run, int body, @Nullable String key) {
    NewRun usual = TestStore.run(run, Specs.run(3));
    return STORE.runAdmissions.admit(
        new NewRun(run, usual.spec(), usual.battles(), new byte[] {(byte) body}, key));
  }

  private static int specsStored(String run) {
    return STORE
        .jdbc
        .sql("select count(spec) from battles where run_id = ?")
        .param(run)
        .query(Integer.class)
        .single();
  }

  private static List<String> overrides(String run) {
    return STORE
        .jdbc
        .sql("select overrides from scenarios where run_id = ? order by position")
        .param(run)
        .query(String.class)
        .list();
  }

  private static BattleSpec seeded(BattleSpec spec, long seed) {
    return Scenes.seed(spec, seed);
  }
}
