package dev.gauntlet.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookPropertiesTests {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @ParameterizedTest
  @ValueSource(longs = {0, 99, 20_001})
  void refusesATimeThatAStepDoesNotHave(long millis) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookProperties(List.of(), "", Duration.ofMillis(millis), 10))
        .withMessageContaining("gauntlet.webhooks.timeout");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 101})
  void refusesToSendNothingOrTooMuchAtATime(int concurrency) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookProperties(List.of(), "", TIMEOUT, concurrency))
        .withMessageContaining("gauntlet.webhooks.concurrency");
  }

  @Test
  void aBlankSecretIsNone() {
    assertThat(new WebhookProperties(List.of(), " ", TIMEOUT, 10).ownSecret()).isEmpty();
  }

  @Test
  void showsNoSecretWhenPrinted() {
    WebhookProperties properties =
        new WebhookProperties(List.of("a.internal"), "very secret", TIMEOUT, 10);

    assertThat(properties.ownSecret()).contains("very secret");
    assertThat(properties.toString()).doesNotContain("very secret");
  }
}
