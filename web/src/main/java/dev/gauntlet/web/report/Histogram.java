package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport.TurnCount;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts in classes of equal width, none left out.
 *
 * @param bins the classes, in order
 */
record Histogram(List<Bin> bins) {
  private static final int MOST_BINS = 12;
  private static final int WIDTH = 320;
  private static final int HEIGHT = 14;

  Histogram {
    bins = List.copyOf(bins);
  }

  /** One class, both ends included. */
  record Bin(int from, int to, int count) {
    String label() {
      return from == to ? Integer.toString(from) : from + "–" + to;
    }
  }

  static Histogram of(List<TurnCount> counts) {
    if (counts.isEmpty()) {
      return new Histogram(List.of());
    }
    int first = counts.stream().mapToInt(TurnCount::turns).min().orElseThrow();
    int last = counts.stream().mapToInt(TurnCount::turns).max().orElseThrow();
    int width = Math.ceilDiv(last - first + 1, MOST_BINS);
    List<Bin> bins = new ArrayList<>();
    for (int from = first; from <= last; from += width) {
      bins.add(new Bin(from, from + width - 1, within(counts, from, from + width - 1)));
    }
    return new Histogram(bins);
  }

  private static int within(List<TurnCount> counts, int from, int to) {
    return counts.stream()
        .filter(count -> count.turns() >= from && count.turns() <= to)
        .mapToInt(TurnCount::count)
        .sum();
  }

  /** Draws the bar of one class. */
  void draw(Markup page, Bin bin) {
    int most = bins.stream().mapToInt(Bin::count).max().orElse(1);
    Svg svg =
        Svg.open(
            page,
            "plot large",
            WIDTH,
            HEIGHT,
            "Exchanges " + bin.label(),
            Wording.counted(bin.count(), "success", "successes"));
    svg.box(0, 0, 1, HEIGHT, Ink.GRID);
    if (bin.count() > 0) {
      svg.box(0, 2, Math.max(2, (double) WIDTH * bin.count() / most), HEIGHT - 4, Ink.VALUE);
    }
    svg.close();
  }
}
