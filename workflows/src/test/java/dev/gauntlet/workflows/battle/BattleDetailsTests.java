package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.Spent;
import org.junit.jupiter.api.Test;

class BattleDetailsTests {
  private static final Standing FOURTH =
      Standing.START
          .said(4, false)
          .judged(4, Verdict.NOT_YET)
          .spent(CallPurpose.AGENT, new Spent(10, 5, 1_234_567L, 6, 0, 700, 0, false));

  @Test
  void theDetailsSayHowFarABattleIsAndWhatItCost() {
    assertThat(BattleDetails.markdown(BattleState.RUNNING, FOURTH, SampleRules.PAGE))
        .isEqualToNormalizingNewlines(
            """
            **running** at message 4

            - verdict on message 4: not_yet
            - 6 calls, cost 1.234567 USD
            - [the battle's page](https://gauntlet.example/battles/b-1)
            """);
  }

  @Test
  void aBattleThatDidNotBeginHasNoVerdictAndNoLink() {
    assertThat(BattleDetails.markdown(BattleState.QUEUED, Standing.START, null))
        .isEqualToNormalizingNewlines(
            """
            **queued** at message 0

            - 0 calls, cost 0.000000 USD
            """);
  }

  @Test
  void anUnknownCostSaysSo() {
    Standing unpriced =
        FOURTH.spent(CallPurpose.JUDGE, new Spent(10, 5, null, 1, 0, 700, 0, false));

    assertThat(BattleDetails.markdown(BattleState.PAUSED, unpriced, null))
        .contains("**paused**", "- 7 calls, cost unknown");
  }
}
