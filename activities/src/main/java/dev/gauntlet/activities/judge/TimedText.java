package dev.gauntlet.activities.judge;

import java.time.Duration;

/**
 * Text that can be read for a limited time. A regular expression that backtracks without end reads
 * on and on, and so meets the limit.
 */
final class TimedText implements CharSequence {
  private static final int READS_BETWEEN_LOOKS = 1_024;

  private final CharSequence text;
  private final long deadline;
  private int reads;

  TimedText(CharSequence text, Duration limit) {
    this(text, System.nanoTime() + limit.toNanos());
  }

  private TimedText(CharSequence text, long deadline) {
    this.text = text;
    this.deadline = deadline;
  }

  @Override
  public char charAt(int index) {
    if (++reads % READS_BETWEEN_LOOKS == 0 && System.nanoTime() - deadline > 0) {
      throw new OutOfTime();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new TimedText(text.subSequence(start, end), deadline);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** The time is up. */
  static final class OutOfTime extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
