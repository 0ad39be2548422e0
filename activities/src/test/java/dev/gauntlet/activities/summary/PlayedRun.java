package dev.gauntlet.activities.summary;

import dev.gauntlet.activities.Stage;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.CriterionResult;
import dev.gauntlet.storage.battle.NewJudgement;
import dev.gauntlet.storage.battle.NewMessage;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.storage.run.NewRun;
import dev.gauntlet.storage.run.NewRun.NewBattle;
import dev.gauntlet.storage.run.RunAdmissions;
import dev.gauntlet.storage.run.RunProgress;
import dev.gauntlet.storage.run.RunSpec;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Lane;
import dev.gauntlet.workflows.battle.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A run on a {@link Stage} whose battles are over: one success, two misses, one failure. */
public final class PlayedRun {
  public static final String SYSTEM_PROMPT = "Be kind, and never promise anything.";
  private static final AtomicInteger RUNS = new AtomicInteger();

  public final String id = "summed-" + RUNS.incrementAndGet();
  private final Stage stage;

  /** A run without a budget. */
  public PlayedRun(Stage stage) {
    this(stage, null);
  }

  PlayedRun(Stage stage, @Nullable Long budgetMicros) {
    this.stage = stage;
    List<NewBattle> battles = new ArrayList<>();
    for (int index = 0; index < 4; index++) {
      battles.add(new NewBattle(battle(index), index, null));
    }
    RunSpec spec =
        new RunSpec(
            spec(), 4, 4, budgetMicros, null, 7, List.of(), new ModelChoice("openai", "gpt-4o"));
    new RunAdmissions(stage.jdbc, stage.transactions)
        .admit(new NewRun(id, spec, battles, new byte[] {1}, null));
    progress().begin(id);
    play(0, Verdict.REACHED, Ending.spent(EndedReason.GOAL, ""), "It is refunded.");
    play(1, Verdict.NOT_YET, Ending.spent(EndedReason.LIMIT, ""), "Let me see.");
    play(2, Verdict.NOT_YET, Ending.spent(EndedReason.ABANDONED, ""), "Which order?");
    play(3, Verdict.NOT_YET, Ending.failed(FailureType.NOT_FOUND, "No such model."), "Hm.");
  }

  String battle(int index) {
    return id + "." + (index + 1);
  }

  /** Where its life is written. */
  public RunProgress progress() {
    return new RunProgress(stage.jdbc, stage.transactions);
  }

  private void play(int index, Verdict verdict, Ending ending, String answer) {
    String battle = battle(index);
    stage.progress.begin(battle);
    stage.progress.say(new NewMessage(battle, 2, NewMessage.Author.MODEL, answer, false, null));
    stage.judgements.decide(
        new NewJudgement(
            battle,
            2,
            verdict,
            "Reasons about " + answer,
            List.of(
                new CriterionResult(
                    "refunded", Criterion.Type.LLM, true, verdict == Verdict.REACHED, "so")),
            "openai",
            "gpt-4o"));
    stage.progress.end(battle, ending);
  }

  private static BattleSpec spec() {
    return new BattleSpec(
        new BattleSpec.AgentSpec(
            "openai",
            "gpt-4o-mini",
            SYSTEM_PROMPT,
            null,
            null,
            256,
            null,
            List.of(),
            null,
            List.of()),
        new OpponentSpec.Simulated("openai", "gpt-4o-mini", "Ann, 40", true, List.of()),
        new BattleSpec.JudgeSpec(
            "openai",
            "gpt-4o",
            List.of(),
            List.of(
                new Criterion(
                    "refunded", Criterion.Type.LLM, "The refund is confirmed.", true, false))),
        "to get a refund",
        "Where is my order?",
        10,
        null,
        600,
        30,
        7,
        Lane.STANDARD,
        Map.of());
  }
}
