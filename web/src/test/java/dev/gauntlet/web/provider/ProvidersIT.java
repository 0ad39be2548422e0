package dev.gauntlet.web.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.web.rest.Rows;
import org.junit.jupiter.api.Test;

@RestTest
class ProvidersIT {
  private final Rest rest;
  private final Rows rows;

  ProvidersIT(Rest rest, Rows rows) {
    this.rest = rest;
    this.rows = rows;
  }

  @Test
  void tellsModelsAndPricesAndWhatIsMissingButNeverAKey() {
    Answer answer = rest.get("/api/providers").hasStatus(200);

    assertThat(answer.at("/providers")).hasSize(3);
    assertThat(answer.at("/providers/0/name").asString()).isEqualTo("simulated");
    assertThat(answer.at("/providers/0/anyModel").asBoolean()).isFalse();
    assertThat(answer.at("/providers/0/models/0/inputUsdPerMillionTokens").decimalValue())
        .isEqualByComparingTo("2.5");
    assertThat(answer.at("/providers/0/models/1/priced").asBoolean()).isFalse();
    assertThat(answer.at("/providers/0/models/1/outputUsdPerMillionTokens").isNull()).isTrue();
    assertThat(answer.at("/providers/2/configured").asBoolean()).isFalse();
    assertThat(answer.at("/providers/2/missing").asString()).isEqualTo("OPENROUTER_API_KEY");
    assertThat(answer.text()).doesNotContainIgnoringCase("secret", "sk-");
  }

  @Test
  void knowsNoneBeforeAWorkerCame() {
    rows.forgetWorkers();
    try {
      assertThat(rest.get("/api/providers").hasStatus(200).at("/providers")).isEmpty();
    } finally {
      rows.registerWorker();
    }
  }
}
