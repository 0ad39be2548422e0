package dev.gauntlet.workflows.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.workflows.pricing.ModelPrice.LongPrompt;
import org.junit.jupiter.api.Test;

class ModelPriceTests {

  /** 0.15, 0.075 and 0.60 USD a million tokens. */
  private final ModelPrice small = new ModelPrice(150_000, 75_000, 600_000);

  @Test
  void aMillionTokensCostTheListedPrice() {
    assertThat(small.costMicros(1_000_000, 0, 0)).isEqualTo(150_000);
    assertThat(small.costMicros(1_000_000, 1_000_000, 0)).isEqualTo(75_000);
    assertThat(small.costMicros(0, 0, 1_000_000)).isEqualTo(600_000);
  }

  @Test
  void aTurnOfAConversationCostsTheSumOfItsParts() {
    // 1,200 fresh at 0.15, 800 cached at 0.075 and 350 written at 0.6 micro-USD each.
    assertThat(small.costMicros(2_000, 800, 350)).isEqualTo(180 + 60 + 210);
  }

  @Test
  void aFractionOfAMicroDollarIsRoundedUpOnce() {
    assertThat(small.costMicros(1, 0, 0)).isEqualTo(1);
    assertThat(small.costMicros(1, 0, 1)).isEqualTo(1);
    assertThat(small.costMicros(1, 0, 2)).isEqualTo(2);
  }

  @Test
  void noTokensCostNothing() {
    assertThat(small.costMicros(0, 0, 0)).isZero();
  }

  @Test
  void cachedTokensBeyondTheInputCountAsAllOfIt() {
    assertThat(small.costMicros(1_000, 5_000, 0)).isEqualTo(75);
  }

  @Test
  void theWorstCaseCachesNothingAndWritesAllItMay() {
    assertThat(small.worstCaseMicros(2_000, 1_024))
        .isEqualTo(small.costMicros(2_000, 0, 1_024))
        .isEqualTo(915);
  }

  @Test
  void aPromptAboveTheThresholdIsBilledWhollyAtTheHigherPrice() {
    var tiered =
        new ModelPrice(
            2_000_000,
            200_000,
            10_000_000,
            new LongPrompt(272_000, 4_000_000, 400_000, 15_000_000));

    assertThat(tiered.costMicros(272_000, 0, 1_000)).isEqualTo(544_000 + 10_000);
    assertThat(tiered.costMicros(272_001, 0, 1_000)).isEqualTo(1_088_004 + 15_000);
  }

  @Test
  void freeIsKnownToBeZero() {
    assertThat(ModelPrice.FREE.costMicros(123_456, 0, 7_890)).isZero();
  }

  @Test
  void rejectsNegativeNumbersAndOverflow() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ModelPrice(-1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> small.costMicros(-1, 0, 0));
    assertThatThrownBy(() -> small.costMicros(Long.MAX_VALUE, 0, 0))
        .isInstanceOf(ArithmeticException.class);
  }
}
