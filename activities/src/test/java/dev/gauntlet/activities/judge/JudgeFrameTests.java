package dev.gauntlet.activities.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.Stage;
import dev.gauntlet.activities.provider.AnswerSchema;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.Transcripts.Transcript;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.pricing.CallShape;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeFrameTests {

  @Test
  void ourOwnInstructionsTakeWhatEstimatesReckonWith() {
    Criterion criterion = new Criterion("goal", Criterion.Type.LLM, "", true, false);
    BattleSpec spec = Stage.spec(null, 60, criterion);
    Transcript transcript = new Transcript("b", spec, false, Optional.empty(), List.of());

    ModelRequest request =
        JudgePrompt.question(new CallKey("b", 2, CallPurpose.JUDGE, 0), transcript, "m");

    AnswerSchema schema = Objects.requireNonNull(request.schema());
    int letters =
        request.systemPrompt().length()
            + request.messages().getFirst().content().length()
            + schema.jsonSchema().length()
            - spec.goal().length();
    assertThat(letters)
        .isBetween(CallShape.JUDGE.frameLetters() * 8 / 10, CallShape.JUDGE.frameLetters());
  }
}
