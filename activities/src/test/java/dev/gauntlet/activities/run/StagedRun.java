package dev.gauntlet.activities.run;

import dev.gauntlet.activities.Stage;
import dev.gauntlet.storage.battle.BattleEvent;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.run.BattlesOfRun;
import dev.gauntlet.storage.run.NewRun;
import dev.gauntlet.storage.run.NewRun.NewBattle;
import dev.gauntlet.storage.run.RunAdmissions;
import dev.gauntlet.storage.run.RunIntents;
import dev.gauntlet.storage.run.RunProgress;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.run.RunSpec;
import dev.gauntlet.workflows.scale.RunBattles;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A run that was admitted on a stage. */
final class StagedRun {
  private static final AtomicInteger RUNS = new AtomicInteger();

  final String id = "run-" + RUNS.incrementAndGet();
  final List<String> battles;
  final RunProgress progress;
  final RunQueries queries;
  final RunIntents intents;
  final BattlesOfRun ofRun;

  private final Stage stage;

  StagedRun(Stage stage, int battles) {
    this(stage, battles, null, null);
  }

  /**
   * @param budgetMicros what all battles may spend, or null
   * @param deadlineSeconds how long the run may take, or null
   */
  StagedRun(
      Stage stage, int battles, @Nullable Long budgetMicros, @Nullable Integer deadlineSeconds) {
    this.stage = stage;
    this.battles =
        IntStream.range(0, battles).mapToObj(index -> RunBattles.id(id, index, battles)).toList();
    this.progress = new RunProgress(stage.jdbc, stage.transactions);
    this.queries = new RunQueries(stage.jdbc);
    this.intents = new RunIntents(stage.jdbc);
    this.ofRun = new BattlesOfRun(stage.jdbc, stage.progress);
    Criterion done = new Criterion("done", Criterion.Type.CONTAINS, "done", true, false);
    RunSpec spec =
        new RunSpec(
            Stage.spec(null, 600, done),
            battles,
            50,
            budgetMicros,
            deadlineSeconds,
            7,
            List.of(),
            null);
    List<NewBattle> all = this.battles.stream().map(id -> new NewBattle(id, 7, null)).toList();
    new RunAdmissions(stage.jdbc, stage.transactions)
        .admit(new NewRun(id, spec, all, new byte[] {1}, null));
  }

  /** The battle of an index, begun. */
  String begun(int index) {
    String battle = battles.get(index);
    stage.progress.begin(battle);
    return battle;
  }

  BattleRow row(int index) {
    return stage.queries.find(battles.get(index)).orElseThrow();
  }

  List<String> happenings(int index) {
    return stage.queries.events(battles.get(index), 0, 100).stream()
        .map(BattleEvent::type)
        .toList();
  }
}
