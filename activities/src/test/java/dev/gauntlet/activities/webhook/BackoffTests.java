package dev.gauntlet.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTests {
  private final Backoff backoff = new Backoff(RandomGenerator.getDefault());

  @ParameterizedTest
  @CsvSource({"1, 10", "2, 20", "3, 40", "9, 2560", "10, 3600", "1000, 3600"})
  void doublesUpToAnHourWithJitter(int attempts, long seconds) {
    Duration full = Duration.ofSeconds(seconds);
    for (int i = 0; i < 100; i++) {
      assertThat(backoff.after(attempts, Optional.empty()))
          .isBetween(full.multipliedBy(3).dividedBy(4), full);
    }
  }

  @Test
  void obeysAReceiverThatAsksForMore() {
    assertThat(backoff.after(1, Optional.of(Duration.ofHours(2)))).isEqualTo(Duration.ofHours(2));
    assertThat(backoff.after(1, Optional.of(Duration.ZERO))).isGreaterThan(Duration.ofSeconds(7));
  }
}
