package dev.gauntlet.activities.summary;

import dev.gauntlet.storage.report.RunTranscripts.Stratum;
import dev.gauntlet.workflows.pricing.SummaryShape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which conversations are read: half of them misses, for they say what to change, a third
 * successes, the rest such as were not covered. Where there are too few of a kind, more of the
 * others are.
 */
final class Sample {

  /** So many conversations are read at most. */
  static final int MOST = SummaryShape.CONVERSATIONS;

  private static final Map<Stratum, Integer> SHARES =
      new EnumMap<>(Map.of(Stratum.MISSED, 6, Stratum.SUCCEEDED, 4, Stratum.NOT_COVERED, 2));

  /** In this order they are shown, and what is left is given away. */
  private static final List<Stratum> ORDER =
      List.of(Stratum.MISSED, Stratum.SUCCEEDED, Stratum.NOT_COVERED);

  private Sample() {}

  /**
   * The conversations to be read.
   *
   * @param drawn those of each kind, the ones to be read first coming first
   */
  static List<String> of(Map<Stratum, List<String>> drawn) {
    Map<Stratum, Integer> taken = new EnumMap<>(Stratum.class);
    int left = MOST;
    for (Stratum stratum : ORDER) {
      int count = Math.min(SHARES.getOrDefault(stratum, 0), there(drawn, stratum));
      taken.put(stratum, count);
      left -= count;
    }
    List<String> sample = new ArrayList<>();
    for (Stratum stratum : ORDER) {
      int before = taken.getOrDefault(stratum, 0);
      int more = Math.min(left, there(drawn, stratum) - before);
      left -= more;
      sample.addAll(drawn.getOrDefault(stratum, List.of()).subList(0, before + more));
    }
    return sample;
  }

  private static int there(Map<Stratum, List<String>> drawn, Stratum stratum) {
    return drawn.getOrDefault(stratum, List.of()).size();
  }
}
