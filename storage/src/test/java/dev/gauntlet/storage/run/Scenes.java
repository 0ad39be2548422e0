package dev.gauntlet.storage.run;

import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.JudgeSpec;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.OpponentSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A battle's spec with one thing changed, as a scenario changes it. */
final class Scenes {

  private Scenes() {}

  static BattleSpec goal(BattleSpec spec, String goal) {
    return with(spec, spec.opponent(), spec.judge(), goal, spec.userMessage(), spec.seed());
  }

  static BattleSpec userMessage(BattleSpec spec, @Nullable String userMessage) {
    return with(spec, spec.opponent(), spec.judge(), spec.goal(), userMessage, spec.seed());
  }

  static BattleSpec persona(BattleSpec spec, String persona) {
    OpponentSpec user =
        new OpponentSpec.Simulated("openai", "gpt-4o-mini", persona, true, List.of());
    return with(spec, user, spec.judge(), spec.goal(), spec.userMessage(), spec.seed());
  }

  static BattleSpec judgedBy(BattleSpec spec, String contained) {
    JudgeSpec judge =
        new JudgeSpec(
            null,
            null,
            List.of(),
            List.of(new Criterion("said", Criterion.Type.CONTAINS, contained, true, false)));
    return with(spec, spec.opponent(), judge, spec.goal(), spec.userMessage(), spec.seed());
  }

  static BattleSpec seed(BattleSpec spec, long seed) {
    return with(spec, spec.opponent(), spec.judge(), spec.goal(), spec.userMessage(), seed);
  }

  private static BattleSpec with(
      BattleSpec spec,
      OpponentSpec opponent,
      JudgeSpec judge,
      String goal,
      @Nullable String userMessage,
      long seed) {
    return new BattleSpec(
        spec.agent(),
        opponent,
        judge,
        goal,
        userMessage,
        spec.messageLimit(),
        spec.maxUsdPerConversation(),
        spec.timeoutSeconds(),
        spec.turnTimeoutSeconds(),
        seed,
        spec.lane(),
        spec.tags());
  }
}
