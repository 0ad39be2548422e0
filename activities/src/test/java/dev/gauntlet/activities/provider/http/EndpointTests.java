package dev.gauntlet.activities.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api.openai.com/v1",
        "ftp://host/v1",
        "https://user:hunter22@host/v1",
        "https://host/v1?key=hunter22",
        "https://host/v1#hunter22",
        "https://ho st/hunter22"
      })
  void rejectsAnAddressThatIsNoneOrCarriesASecretWithoutRepeatingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Endpoint("mine", url, null, "MINE_API_KEY", Map.of()))
        .withMessageContaining("mine")
        .withMessageNotContaining("hunter22");
  }

  @Test
  void dropsTheLineBreakThatAKeyFromAFileEndsWith() {
    assertThat(new Endpoint("mine", "http://host", "secret\n", "K", Map.of()).apiKey())
        .isEqualTo("secret");
    assertThat(new Endpoint("mine", "http://host", " \n", "K", Map.of()).apiKey()).isNull();
  }

  @Test
  void rejectsWhatNoHeaderCanCarryWithoutRepeatingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Endpoint("mine", "http://host", "hunter\n22", "K", Map.of()))
        .withMessageNotContaining("hunter");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Endpoint("mine", "http://host", null, "K", Map.of("X-A", "hunter\r\n22")))
        .withMessageNotContaining("hunter");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Endpoint("mine", "http://host", null, "K", Map.of("Host", "x")));
  }

  @Test
  void showsNoSecretWhenPrinted() {
    var endpoint =
        new Endpoint("mine", "http://host", "hunter22", "K", Map.of("X-Token", "swordfish"));

    assertThat(endpoint.toString())
        .contains("mine", "X-Token")
        .doesNotContain("hunter22", "swordfish");
  }
}
