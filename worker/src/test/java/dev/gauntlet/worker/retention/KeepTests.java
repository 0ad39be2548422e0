package dev.gauntlet.worker.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KeepTests {
  private static final Instant NOW = Instant.parse("2026-03-14T09:26:53Z");

  @Test
  void whatEndedBeforeThatTimeIsKeptNoLonger() {
    assertThat(Keep.of("90d").before(NOW)).contains(NOW.minus(Duration.ofDays(90)));
    assertThat(Keep.of("PT1H").before(NOW)).contains(NOW.minus(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"never", "0", "0d"})
  void nothingIsEverRemovedWhenItIsTurnedOff(String off) {
    assertThat(Keep.of(off).before(NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1d", "90 moons"})
  void saysWhatIsNoTime(String wrong) {
    assertThatThrownBy(() -> Keep.of(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(wrong);
  }

  @Test
  void isReadFromProperties() {
    RetentionProperties usual = bind(Map.of("gauntlet.retention.batch", "7"));
    RetentionProperties changed =
        bind(
            Map.of(
                "gauntlet.retention.battles", "never",
                "gauntlet.retention.journal-bodies", "12h"));

    assertThat(usual.battles()).isEqualTo(Keep.of("90d"));
    assertThat(usual.journalBodies()).isEqualTo(Keep.of("30d"));
    assertThat(usual.batch()).isEqualTo(7);
    assertThat(changed.battles().before(NOW)).isEmpty();
    assertThat(changed.journalBodies()).isEqualTo(Keep.of("12h"));
  }

  @Test
  void aBatchHasAtLeastOne() {
    assertThatThrownBy(() -> bind(Map.of("gauntlet.retention.batch", "0")))
        .hasRootCauseMessage("gauntlet.retention.batch must be at least 1, but is 0.");
  }

  private static RetentionProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("gauntlet.retention", RetentionProperties.class);
  }
}
