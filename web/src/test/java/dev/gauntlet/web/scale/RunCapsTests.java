package dev.gauntlet.web.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.rest.Bodies;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCapsTests {

  @Test
  void namesTheFieldThatAsksForMoreBattlesThanTheCap() {
    List<FieldError> errors = new ArrayList<>();

    RunBody.read(Fields.of(Bodies.read(Bodies.run("{\"runCount\": 11}")), errors), 10);

    assertThat(errors)
        .containsExactly(new FieldError("runCount", "must be between 1 and 10, but is 11."));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 10_001})
  void refusesACapThatNoRunCouldHave(int cap) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RunCaps(cap))
        .withMessageContaining("gauntlet.caps.max-battles-per-run");
  }
}
