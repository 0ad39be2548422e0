package dev.gauntlet.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.report.RunReport.TurnCount;
import dev.gauntlet.web.report.Histogram.Bin;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTests {

  @Test
  void aGapIsAClassWithNothingInIt() {
    assertThat(Histogram.of(List.of(new TurnCount(2, 9), new TurnCount(4, 1))).bins())
        .containsExactly(new Bin(2, 2, 9), new Bin(3, 3, 0), new Bin(4, 4, 1));
  }

  @Test
  void manyTurnsShareClassesOfEqualWidth() {
    List<Bin> bins =
        Histogram.of(List.of(new TurnCount(1, 4), new TurnCount(30, 9), new TurnCount(100, 1)))
            .bins();

    assertThat(bins).hasSize(12).allMatch(bin -> bin.to() - bin.from() == 8);
    assertThat(bins.stream().mapToInt(Bin::count).sum()).isEqualTo(14);
    assertThat(bins.getFirst().label()).isEqualTo("1–9");
  }

  @Test
  void withoutASuccessThereIsNone() {
    assertThat(Histogram.of(List.of()).bins()).isEmpty();
  }
}
