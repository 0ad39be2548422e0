package dev.gauntlet.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageTests {
  private static final Spent PRICED = new Spent(10, 5, 150L, 1, 0, 700, 0, false);
  private static final Spent WITHOUT_A_PRICE = new Spent(20, 7, null, 2, 1, 300, 0, true);

  @Test
  void usageAddsUp() {
    assertThat(PRICED.plus(PRICED)).isEqualTo(new Spent(20, 10, 300L, 2, 0, 1_400, 0, false));
  }

  @Test
  void anUnknownCostIsNotZero() {
    Spent expected = new Spent(30, 12, null, 3, 1, 1_000, 0, true);

    assertThat(PRICED.plus(WITHOUT_A_PRICE)).isEqualTo(expected);
    assertThat(WITHOUT_A_PRICE.plus(PRICED)).isEqualTo(expected);
  }

  @Test
  void anUnknownCostStaysUnknownWhateverFollows() {
    assertThat(WITHOUT_A_PRICE.plus(PRICED).plus(Spent.NOTHING).costMicros()).isNull();
  }

  @Test
  void nothingChangesNothing() {
    assertThat(PRICED.plus(Spent.NOTHING)).isEqualTo(PRICED);
    assertThat(Spent.NOTHING.plus(WITHOUT_A_PRICE)).isEqualTo(WITHOUT_A_PRICE);
  }

  @Test
  void everyPurposeIsKeptApart() {
    Usage usage =
        Usage.NOTHING
            .plus(CallPurpose.AGENT, PRICED)
            .plus(CallPurpose.OPPONENT, WITHOUT_A_PRICE)
            .plus(CallPurpose.JUDGE, PRICED)
            .plus(CallPurpose.JUDGE, PRICED);

    assertThat(usage).isEqualTo(new Usage(PRICED, WITHOUT_A_PRICE, PRICED.plus(PRICED)));
  }

  @Test
  void oneUnknownCostMakesTheTotalUnknownButNotTheRest() {
    Usage usage =
        Usage.NOTHING.plus(CallPurpose.AGENT, PRICED).plus(CallPurpose.OPPONENT, WITHOUT_A_PRICE);

    assertThat(usage.total()).isEqualTo(new Spent(30, 12, null, 3, 1, 1_000, 0, true));
    assertThat(usage.agent().costMicros()).isEqualTo(150);
  }
}
