package dev.gauntlet.activities.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.workflows.FailureType;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RefusedSettingTests {

  @Test
  void aRequestWithoutTheRefusedSettingFollowsAtOnceAndWearsOutNoPatience() {
    Patience patience = new Patience(new Random(1));
    var refused =
        new ProviderException(FailureType.SETTING_REFUSED, "no temperature", Duration.ZERO, "");

    assertThat(patience.strikes(FailureType.SETTING_REFUSED)).isFalse();
    assertThat(patience.next(refused, 9, Patience.STRIKES - 1))
        .hasValueSatisfying(
            wait -> assertThat(wait).isBetween(Duration.ZERO, Duration.ofSeconds(1)));
  }
}
