package dev.gauntlet.storage;

import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.AgentSpec;
import dev.gauntlet.storage.battle.BattleSpec.JudgeSpec;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.storage.run.RunSpec;
import dev.gauntlet.storage.run.RunSpec.Scenario;
import dev.gauntlet.workflows.battle.Lane;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders for battles. */
public final class Specs {

  private Specs() {}

  /** An agent against a script of three lines, judged by a rule. */
  public static BattleSpec scripted() {
    return spec(null, Map.of());
  }

  /** The same with tags. */
  public static BattleSpec tagged(Map<String, String> tags) {
    return spec(null, tags);
  }

  /** The same with an opening line. */
  public static BattleSpec opening(String line) {
    return spec(line, Map.of());
  }

  /** So many scripted battles, two at a time. */
  public static RunSpec run(int battles) {
    return run(battles, scripted(), List.of());
  }

  /** So many battles in scenarios. */
  public static RunSpec run(int battles, BattleSpec battle, List<Scenario> scenarios) {
    return new RunSpec(battle, battles, 2, null, null, 7, scenarios, null);
  }

  private static BattleSpec spec(@Nullable String opening, Map<String, String> tags) {
    return new BattleSpec(
        new AgentSpec(
            "openai", "gpt-4o-mini", "Be kind.", 0.2, null, 256, null, List.of(), null, List.of()),
        new OpponentSpec.Scripted(List.of("one", "two", "three")),
        new JudgeSpec(
            null,
            null,
            List.of(),
            List.of(new Criterion("done", Criterion.Type.CONTAINS, "done", true, false))),
        "a refund",
        opening,
        10,
        new BigDecimal("0.25"),
        600,
        60,
        7,
        Lane.STANDARD,
        tags);
  }
}
