package dev.gauntlet.activities.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCounterTests {
  private final TokenCounter counter = new TokenCounter();

  @Test
  void countsWithTheModelsOwnTokenizer() {
    assertThat(counter.count("gpt-4", "tiktoken is great!")).isEqualTo(6);
    assertThat(counter.count("gpt-4o", "Hello, world!")).isEqualTo(4);
  }

  @Test
  void countsUnknownModelsAsTheLatestTokenizerDoes() {
    String text = "Der Kunde m\u00f6chte sein Geld zur\u00fcck. \uD83D\uDE42";

    assertThat(counter.count("llama-9", text)).isEqualTo(counter.count("gpt-4o", text));
  }

  @Test
  void countsWordsThatMeanSomethingToATokenizerAsText() {
    assertThat(counter.count("gpt-4o", "<|endoftext|>")).isGreaterThan(1);
  }

  @Test
  void nothingHasNoTokens() {
    assertThat(counter.count("gpt-4o", "")).isZero();
  }

  @Test
  void slicesAndExtrapolationChangeLittle() {
    String sentence = "The parcel that you sent on the twelfth has not arrived. ";
    int one = counter.count("gpt-4o", sentence.repeat(70)) / 70;

    assertThat(counter.count("gpt-4o", sentence.repeat(3_000))).isBetween(one * 2_990, one * 3_040);
    assertThat(counter.count("gpt-4o", sentence.repeat(30_000)))
        .isBetween(one * 29_900, one * 30_400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", " ", "\n", "9", "\u4f60", "\uD83D\uDE42", "word ", "a1!"})
  @Timeout(60) // A tokenizer that takes the text as one word would take hours.
  void noTextKeepsTheTokenizerBusy(String unit) {
    String text = unit.repeat(5_000_000 / unit.length());

    assertThat(counter.count("gpt-4o", text)).isPositive();
  }
}
