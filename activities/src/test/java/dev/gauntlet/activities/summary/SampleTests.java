package dev.gauntlet.activities.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.report.RunTranscripts.Stratum;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTests {

  @ParameterizedTest
  @CsvSource({
    // there are             of them are read
    "40, 40, 40,             6, 4, 2",
    "40, 40, 0,              8, 4, 0",
    "1, 40, 0,               1, 11, 0",
    "0, 40, 0,               0, 12, 0",
    "2, 3, 40,               2, 3, 7",
    "40, 0, 1,               11, 0, 1",
    "3, 2, 1,                3, 2, 1",
    "0, 0, 0,                0, 0, 0"
  })
  void halfAreMissesAThirdSuccessesAndAFewOfAKindLeaveRoomToTheOthers(
      int missed,
      int succeeded,
      int notCovered,
      int missedRead,
      int succeededRead,
      int notCoveredRead) {
    List<String> sample =
        Sample.of(
            Map.of(
                Stratum.MISSED, ids("m", missed),
                Stratum.SUCCEEDED, ids("s", succeeded),
                Stratum.NOT_COVERED, ids("n", notCovered)));

    assertThat(sample).hasSizeLessThanOrEqualTo(Sample.MOST).doesNotHaveDuplicates();
    assertThat(sample).filteredOn(id -> id.startsWith("m")).hasSize(missedRead);
    assertThat(sample).filteredOn(id -> id.startsWith("s")).hasSize(succeededRead);
    assertThat(sample).filteredOn(id -> id.startsWith("n")).hasSize(notCoveredRead);
  }

  @Test
  void thoseThatWereDrawnFirstAreRead() {
    assertThat(Sample.of(Map.of(Stratum.SUCCEEDED, ids("s", 2), Stratum.MISSED, ids("m", 30))))
        .startsWith("m0", "m1", "m2")
        .endsWith("s0", "s1");
  }

  private static List<String> ids(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }
}
