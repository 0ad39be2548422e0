package dev.gauntlet.activities.summary;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How much room each of several texts has in a prompt. */
final class Rooms {

  private Rooms() {}

  /**
   * Shares a room out: a short text takes what it needs, and longer ones share what that leaves.
   *
   * @param wanted what each text needs
   * @param room what all of them have
   * @return what each has, at most what it needs
   */
  static int[] share(List<Integer> wanted, int room) {
    int[] shares = new int[wanted.size()];
    int left = room;
    int sharers = wanted.size();
    for (int i : shortestFirst(wanted)) {
      shares[i] = Math.min(wanted.get(i), left / sharers);
      left -= shares[i];
      sharers--;
    }
    return shares;
  }

  private static List<Integer> shortestFirst(List<Integer> wanted) {
    return IntStream.range(0, wanted.size())
        .boxed()
        .sorted(Comparator.comparing(wanted::get))
        .toList();
  }
}
