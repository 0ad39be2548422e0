package dev.gauntlet.storage.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.battle.BattleSpec.JudgeSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import java.util.List;
import org.junit.jupiter.api.Test;

class BattleSpecTests {
  private static final List<Criterion> BY_MODEL =
      List.of(new Criterion("done", Criterion.Type.LLM, "It is done.", true, false));

  @Test
  void aChainBeginsWithTheFirstChoice() {
    ModelChoice spare = new ModelChoice("anthropic", "claude");

    assertThat(new JudgeSpec("openai", "gpt-4o", List.of(spare), BY_MODEL).chain())
        .containsExactly(new ModelChoice("openai", "gpt-4o"), spare);
  }

  @Test
  void aJudgeThatNeedsNoModelAsksNobody() {
    List<Criterion> byRule =
        List.of(new Criterion("done", Criterion.Type.CONTAINS, "done", true, false));

    assertThat(new JudgeSpec(null, null, List.of(), byRule).chain()).isEmpty();
  }

  @Test
  void aSpecThatWasStoredWithoutFallbacksHasNone() {
    JudgeSpec judge =
        Json.read(
            "{\"provider\":\"openai\",\"model\":\"gpt-4o\",\"criteria\":[]}", JudgeSpec.class);

    assertThat(judge.fallbacks()).isEmpty();
  }

  @Test
  void aSpecComesBackAsItWasStored() {
    JudgeSpec judge =
        new JudgeSpec("openai", "gpt-4o", List.of(new ModelChoice("a", "b")), BY_MODEL);

    assertThat(Json.read(Json.write(judge), JudgeSpec.class)).isEqualTo(judge);
  }
}
