package dev.gauntlet.activities.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.pricing.ModelPrice;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PriceTableTests {
  private final PriceTable prices = PriceTable.load();

  @Test
  void knowsWhatWellKnownModelsCost() {
    assertThat(prices.find("openai", "gpt-4o-mini"))
        .hasValueSatisfying(listed ->
            assertThat(listed.price()).isEqualTo(new ModelPrice(150_000, 75_000, 600_000)));
    assertThat(prices.find("anthropic", "claude-sonnet-4-5"))
        .hasValueSatisfying(listed ->
            assertThat(listed.price()).isEqualTo(new ModelPrice(3_000_000, 300_000, 15_000_000)));
  }

  @Test
  void anUnknownPriceIsEmptyAndNotZero() {
    assertThat(prices.find("openai", "no-such-model")).isEmpty();
    assertThat(prices.find("my-own-server", "gpt-4o-mini")).isEmpty();
  }

  @Test
  void simulatedCallsAreKnownToCostNothingAndSaySo() {
    assertThat(prices.find("simulated", "sim-capable"))
        .hasValueSatisfying(listed -> {
          assertThat(listed.price()).isEqualTo(ModelPrice.FREE);
          assertThat(listed.source()).startsWith("simulated");
        });
  }

  @Test
  void aFineTunedModelIsFoundByItsBase() {
    assertThat(prices.find("openai", "ft:gpt-4o-2024-08-06:acme::abc123"))
        .isEqualTo(prices.find("openai", "ft:gpt-4o-2024-08-06"))
        .isPresent();
  }

  @Test
  void theListNamesItsSourceAndItsDay() {
    assertThat(prices.source()).startsWith("litellm ");
    assertThat(LocalDate.parse(prices.source().substring(prices.source().length() - 10)))
        .isAfter(LocalDate.of(2026, 1, 1));
  }
}
