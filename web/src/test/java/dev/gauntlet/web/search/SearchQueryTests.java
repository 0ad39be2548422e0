package dev.gauntlet.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "refund lamp|refund lamp",
        "RF-4711|RF,4711",
        "-4711 refund|-4711 refund",
        "\"order 4711\"|\"order 4711\"",
        "\"no -4711\"|\"no ,4711\"",
        "-\"not this\" that|-\"not this\" that",
        "\"never closed|\"never closed\"",
        "helmet OR lamp|helmet OR lamp",
        "a@b.example|a,b,example",
        "(x) & !y|,x, ,y",
        "-- ' ; x|x"
      })
  void punctuationOutsideOfItsOwnDoesNothing(String typed, String text) {
    assertThat(SearchQuery.of(typed).text()).isEqualTo(text);
  }

  @Test
  void hitsAreTheWordsThatAreToBeThere() {
    assertThat(SearchQuery.of("RF-4711 -lamp \"To ÄRGER\" or -\"no way\" Or \"or\"").words())
        .containsExactlyInAnyOrder("rf", "4711", "to", "ärger", "or");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "\"", "!?", "-word", "or", "-\"a b\"", "\uD83D\uDE00"})
  void thereIsNothingToLookForWithoutAWord(String typed) {
    assertThat(SearchQuery.of(typed).words()).isEmpty();
  }
}
