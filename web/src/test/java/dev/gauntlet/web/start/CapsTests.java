package dev.gauntlet.web.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gauntlet.storage.job.JobCaps;
import dev.gauntlet.web.door.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapsTests {

  private static final Caller OWNER = new Caller("127.0.0.1", true);
  private static final Caller ANYBODY = new Caller("203.0.113.9", false);

  @Test
  void theOwnerIsCappedByTheSizeOfARunAlone() {
    Caps caps = new Caps(null, null, null);

    assertThat(caps.battlesPerRun(OWNER)).isEqualTo(10_000);
    assertThat(caps.jobs(OWNER)).isEqualTo(new JobCaps("127.0.0.1", null, null));
  }

  @Test
  void anybodyElseMayHaveThreeJobsOfTenBattles() {
    Caps caps = new Caps(null, null, null);

    assertThat(caps.battlesPerRun(ANYBODY)).isEqualTo(10);
    assertThat(caps.jobs(ANYBODY)).isEqualTo(new JobCaps("203.0.113.9", 3, null));
  }

  @Test
  void whatIsSetHoldsForEverybodyAndZeroForAnyNumber() {
    Caps caps = new Caps(50, 7, 20);

    assertThat(caps.battlesPerRun(OWNER)).isEqualTo(50);
    assertThat(caps.battlesPerRun(ANYBODY)).isEqualTo(50);
    assertThat(caps.jobs(OWNER)).isEqualTo(new JobCaps("127.0.0.1", 7, 20));
    assertThat(new Caps(null, 0, 0).jobs(ANYBODY))
        .isEqualTo(new JobCaps("203.0.113.9", null, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 10_001})
  void aCapThatNoRunCouldHaveIsRefused(int cap) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Caps(cap, null, null))
        .withMessageContaining("gauntlet.caps.max-battles-per-run");
  }

  @Test
  void aNegativeCapIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Caps(null, -1, null))
        .withMessageContaining("gauntlet.caps.max-open-jobs-per-ip");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Caps(null, null, -1))
        .withMessageContaining("gauntlet.caps.max-open-jobs");
  }
}
