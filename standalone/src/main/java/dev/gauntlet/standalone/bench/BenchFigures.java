package dev.gauntlet.standalone.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What a run took.
 *
 * @param battles how many battles it had
 * @param played how many were played to their limit, as all should be
 * @param calls the calls of all
 * @param seconds from the start to the end
 * @param processor the server's processor time, without that of its database
 * @param earlyMb resident memory after the first tenth, if known
 * @param endMb resident memory at the end, if known
 */
record BenchFigures(
    int battles,
    long played,
    long calls,
    double seconds,
    Duration processor,
    OptionalLong earlyMb,
    OptionalLong endMb) {

  /** The figures as lines, with the ratios to a small run. */
  String against(BenchFigures small) {
    return """
    battles                  %d, %d played to their limit
    calls                    %d in %.1f s, %.0f calls/s
    time a battle            %.1f ms, %.2f times that of %d battles
    processor a battle       %.1f ms of the server's JVM, %.2f times that of %d battles
    resident                 %s MB after the first tenth, %s MB at the end, %s times
    """
        .formatted(
            battles,
            played,
            calls,
            seconds,
            calls / seconds,
            secondsABattle() * 1_000,
            secondsABattle() / small.secondsABattle(),
            small.battles,
            processorMsABattle(),
            processorMsABattle() / small.processorMsABattle(),
            small.battles,
            known(earlyMb),
            known(endMb),
            growth());
  }

  private double secondsABattle() {
    return seconds / battles;
  }

  private double processorMsABattle() {
    return (double) processor.toMillis() / battles;
  }

  private String growth() {
    return earlyMb.isPresent() && endMb.isPresent() && earlyMb.getAsLong() > 0
        ? String.format(Locale.ROOT, "%.2f", (double) endMb.getAsLong() / earlyMb.getAsLong())
        : "unknown";
  }

  private static String known(OptionalLong mb) {
    return mb.isPresent() ? Long.toString(mb.getAsLong()) : "unknown";
  }
}
