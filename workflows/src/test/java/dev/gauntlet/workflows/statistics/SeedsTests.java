package dev.gauntlet.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeedsTests {

  private static final long[] RUNS = {
    0, 1, 2, 42, 1234567, -1, Long.MAX_VALUE, Long.MIN_VALUE, 0x9e3779b97f4a7c15L
  };

  /** The first outputs of the reference implementation (Vigna, splitmix64.c) from 1234567. */
  @Test
  void areTheUpperBitsOfThePublishedSequence() {
    assertThat(Seeds.of(1234567, 0)).isEqualTo(6457827717110365317L >>> 11);
    assertThat(Seeds.of(1234567, 1)).isEqualTo(3203168211198807973L >>> 11);
    assertThat(Seeds.of(1234567, 2))
        .isEqualTo(Long.parseUnsignedLong("9817491932198370423") >>> 11);
  }

  @Test
  void followTheGeneratorOfTheJdk() {
    for (long run : RUNS) {
      SplittableRandom random = new SplittableRandom(run);
      for (int index = 0; index < 1_000; index++) {
        assertThat(Seeds.of(run, index)).isEqualTo(random.nextLong() >>> 11);
      }
    }
  }

  @Test
  void differWithinARunOfTenThousandAndSurviveJson() {
    for (long run : RUNS) {
      Set<Long> seeds = new HashSet<>();
      for (int index = 0; index < 10_000; index++) {
        long seed = Seeds.of(run, index);
        assertThat(seed).isBetween(0L, (1L << 53) - 1);
        assertThat((long) (double) seed).isEqualTo(seed);
        seeds.add(seed);
      }
      assertThat(seeds).hasSize(10_000);
    }
  }

  @Test
  void differBetweenRuns() {
    Set<Long> seeds = new HashSet<>();
    for (long run = 0; run < 100; run++) {
      for (int index = 0; index < 100; index++) {
        seeds.add(Seeds.of(run, index));
      }
    }
    assertThat(seeds).hasSize(10_000);
  }

  @Test
  void rejectANegativeIndex() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Seeds.of(1, -1))
        .withMessageContaining("index");
    assertThat(Seeds.of(1, Integer.MAX_VALUE)).isNotNegative();
  }
}
