package dev.gauntlet.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.cli.rest.BattleEvent;
import dev.gauntlet.cli.rest.BattleStatus;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndWordsTests {
  @Test
  void namesEveryEnd() {
    for (String end :
        new String[] {"goal", "limit", "abandoned", "budget", "timeout", "error", "manual"}) {
      assertThat(reason(end, "")).doesNotContain("ended: ");
    }
  }

  @Test
  void writesAnEndItDoesNotKnowAsItIs() {
    assertThat(reason("new_end", "")).isEqualTo("The battle ended: new_end.");
  }

  @Test
  void saysWhichBudgetWasSpent() {
    assertThat(reason("budget", "0.4 of 0.5 USD are used.")).endsWith("0.4 of 0.5 USD are used.");
  }

  private static String reason(String end, String detail) {
    return EndWords.reason(new BattleEvent.Ended(9, end, Optional.empty(), detail));
  }

  @Test
  void writesSmallSumsInFullAndWholeOnesWithCents() {
    assertThat(totals("0.0000004")).endsWith(" · $0.00");
    assertThat(totals("0.000012")).endsWith(" · $0.000012");
    assertThat(totals("2")).endsWith(" · $2.00");
  }

  @Test
  void countsOneMessageAsOne() {
    assertThat(totals("0")).startsWith("1 message · 1 token in, 0 out");
  }

  private static String totals(String cost) {
    return EndWords.totals(
        new BattleStatus(
            "completed",
            "goal",
            null,
            new BattleStatus.Progress(1),
            new BattleStatus.Usage(1, 0, new BigDecimal(cost), false)));
  }
}
