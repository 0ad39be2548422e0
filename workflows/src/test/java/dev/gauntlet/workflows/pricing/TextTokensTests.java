package dev.gauntlet.workflows.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTokensTests {

  @Test
  void takesAtMostATokenForTwoLettersOrAByte() {
    assertThat(TextTokens.atMost("")).isEqualTo(8);
    assertThat(TextTokens.atMost("abcd")).isEqualTo(8 + 2);
    assertThat(TextTokens.atMost("é水")).isEqualTo(8 + 6);
  }

  @Test
  void takesFourLettersOfEnglishForAToken() {
    assertThat(TextTokens.likely("a table for two")).isEqualTo(4 + 3);
    assertThat(TextTokens.likely("水水")).isEqualTo(4 + 2);
  }
}
