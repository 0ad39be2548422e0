package dev.gauntlet.activities.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.Stage;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.storage.battle.Transcripts.Transcript;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.pricing.CallShape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpponentFrameTests {

  @Test
  void ourOwnInstructionsTakeWhatEstimatesReckonWith() {
    BattleSpec spec = Stage.spec(null, 60);
    OpponentSpec.Simulated opponent = (OpponentSpec.Simulated) spec.opponent();
    Transcript transcript = new Transcript("b", spec, false, Optional.empty(), List.of());

    ModelRequest request =
        Prompts.opponent(new CallKey("b", 1, CallPurpose.OPPONENT, 0), transcript, opponent, "m");

    int letters =
        request.systemPrompt().length()
            + request.messages().getFirst().content().length()
            - spec.goal().length()
            - opponent.persona().length();
    assertThat(letters)
        .isBetween(CallShape.OPPONENT.frameLetters() * 8 / 10, CallShape.OPPONENT.frameLetters());
  }
}
