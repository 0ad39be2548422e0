package dev.gauntlet.workflows.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which scenario each battle of a run plays. How many each gets is settled by largest remainders
 * (Hamilton's method: Balinski and Young 1982, Fair Representation), in what order by whose turn is
 * due first among those not ahead of their share (the quota method of just-in-time scheduling:
 * Steiner and Yeomans 1993, Manag. Sci. 39:728-735), so that a run that is stopped early has played
 * a mix close to the one asked for.
 */
public final class Allocation {

  private Allocation() {}

  /**
   * Gives every battle its scenario. The same arguments give the same answer on every machine.
   *
   * <p>A scenario's count differs from its exact share by less than 1; a scenario with a small
   * weight may get none. After any number of battles each scenario has had its share of them to
   * within about one battle. Equal weights take turns: 0, 1, 2, 0, 1, 2 ...
   *
   * @param count battles, at least 0
   * @param weights how often each scenario is wanted, relative to the others
   * @return for each battle the position of its scenario in {@code weights}
   * @throws IllegalArgumentException when the count or a weight is negative, a weight is not
   *     finite, or the weights do not add up to something above 0 and finite
   */
  public static int[] assign(int count, double[] weights) {
    Counts.requireNotNegative("count", count);
    double[] shares = shares(weights);
    int[] left = counts(count, shares);
    int[] had = new int[shares.length];
    int[] assigned = new int[count];
    for (int battle = 0; battle < count; battle++) {
      int next = next(battle + 1, shares, had, left);
      assigned[battle] = next;
      had[next]++;
      left[next]--;
    }
    return assigned;
  }

  private static double[] shares(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "weights must be finite and not negative, but one is " + weight);
      }
      sum += weight;
    }
    if (sum == 0 || Double.isInfinite(sum)) {
      throw new IllegalArgumentException(
          "weights must add up to a finite number above 0, but their sum is " + sum);
    }
    double total = sum;
    return Arrays.stream(weights).map(weight -> weight / total).toArray();
  }

  /** Whole shares first; what is left goes to the largest remainders, on a tie to the earlier. */
  private static int[] counts(int count, double[] shares) {
    int[] counts = new int[shares.length];
    double[] remainders = new double[shares.length];
    int left = count;
    for (int i = 0; i < shares.length; i++) {
      double quota = count * shares[i];
      counts[i] = (int) Math.floor(quota);
      remainders[i] = quota - counts[i];
      left -= counts[i];
    }
    IntStream.range(0, shares.length)
        .boxed()
        .filter(i -> shares[i] > 0)
        .sorted(Comparator.comparingDouble((Integer i) -> -remainders[i]))
        .limit(left)
        .forEach(i -> counts[i]++);
    return counts;
  }

  /**
   * The scenario that would first fall a whole battle behind. One that is ahead of its share waits,
   * unless rounding to whole counts has left no other.
   */
  private static int next(int place, double[] shares, int[] had, int[] left) {
    int next = -1;
    boolean nextIsAhead = true;
    double nextDue = Double.POSITIVE_INFINITY;
    for (int i = 0; i < shares.length; i++) {
      if (left[i] == 0) {
        continue;
      }
      boolean ahead = had[i] >= shares[i] * place;
      double due = (had[i] + 1) / shares[i];
      if (next < 0 || (nextIsAhead && !ahead) || (nextIsAhead == ahead && due < nextDue)) {
        next = i;
        nextIsAhead = ahead;
        nextDue = due;
      }
    }
    return next;
  }
}
