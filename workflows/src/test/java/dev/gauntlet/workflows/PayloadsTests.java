package dev.gauntlet.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.gauntlet.workflows.battle.BattleInput;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.BattleStatus;
import dev.gauntlet.workflows.battle.BattleStatus.Doing;
import dev.gauntlet.workflows.battle.Verdict;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import org.junit.jupiter.api.Test;

class PayloadsTests {
  private final DataConverter converter = Payloads.converter();

  @Test
  void aStatusTravelsWholeWithItsUnknowns() {
    BattleStatus status =
        new BattleStatus(
            BattleState.RUNNING,
            3,
            2,
            Verdict.UNPARSABLE,
            Usage.NOTHING.plus(CallPurpose.AGENT, new Spent(10, 5, null, 1, 1, 700, 0, true)),
            new Doing(CallPurpose.AGENT, 4, 1_000),
            null,
            null,
            null,
            null,
            2_000);

    assertThat(converter.fromPayload(payload(status), BattleStatus.class, BattleStatus.class))
        .isEqualTo(status);
  }

  @Test
  void aFieldOfANewerVersionIsPassedOver() {
    Payload newer =
        payload(new BattleInput("b-1", 2)).toBuilder()
            .setData(
                ByteString.copyFromUtf8(
                    "{\"conversationId\":\"b-1\",\"generation\":2,\"region\":\"north\"}"))
            .build();

    assertThat(converter.fromPayload(newer, BattleInput.class, BattleInput.class))
        .isEqualTo(new BattleInput("b-1", 2));
  }

  private Payload payload(Object value) {
    return converter.toPayload(value).orElseThrow();
  }
}
