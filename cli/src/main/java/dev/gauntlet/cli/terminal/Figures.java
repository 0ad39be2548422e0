package dev.gauntlet.cli.terminal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as a person reads them, the same in every command; what is not known says so. */
public final class Figures {
  private static final String UNKNOWN = "unknown";
  private static final double MINUTE = 60;
  private static final double HOUR = 3_600;

  private Figures() {}

  /** A sum with cents, and with all of its places where it is smaller. */
  public static String usd(BigDecimal sum) {
    BigDecimal plain = sum.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
    return "$" + plain.setScale(Math.max(2, plain.scale()), RoundingMode.UNNECESSARY);
  }

  /** A sum, or that it is unknown. */
  public static String usdOrUnknown(@Nullable BigDecimal sum) {
    return sum == null ? UNKNOWN : usd(sum);
  }

  /** A number and what it counts, such as {@code 1 battle} or {@code 1,200 battles}. */
  public static String count(long number, String what) {
    return grouped(number) + " " + what + (number == 1 ? "" : "s");
  }

  /** A number in groups of three digits. */
  public static String grouped(long number) {
    return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
  }

  /** A number with at most one decimal. */
  public static String decimal(double number) {
    NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
    format.setMaximumFractionDigits(1);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(number);
  }

  /** A fraction as {@code 72.2 %}, or that it is unknown. */
  public static String percent(@Nullable Double fraction) {
    return fraction == null ? UNKNOWN : hundredths(fraction) + " %";
  }

  /** Two fractions as {@code 49.1 – 87.5 %}; nothing when one of them is not known. */
  public static String interval(@Nullable Double low, @Nullable Double high) {
    return low == null || high == null ? "" : hundredths(low) + " – " + hundredths(high) + " %";
  }

  /** A difference of two fractions as {@code +12.5}, in percentage points. */
  public static String points(double difference) {
    String words = hundredths(Math.abs(difference));
    return (words.equals("0.0") ? "±" : difference < 0 ? "−" : "+") + words;
  }

  /** Milliseconds as {@code 820 ms} or {@code 1.9 s}, or that they are unknown. */
  public static String millis(@Nullable Double millis) {
    if (millis == null) {
      return UNKNOWN;
    }
    return millis < 1_000 ? Math.round(millis) + " ms" : decimal(millis / 1_000) + " s";
  }

  /** A time as {@code 40 s}, {@code 12 min} or {@code 2 h 5 min}. */
  public static String span(double seconds) {
    if (seconds < 2 * MINUTE) {
      return Math.round(seconds) + " s";
    }
    if (seconds < 2 * HOUR) {
      return Math.round(seconds / MINUTE) + " min";
    }
    long minutes = Math.round(seconds / MINUTE);
    return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }

  private static String hundredths(double fraction) {
    return String.format(Locale.ROOT, "%.1f", fraction * 100);
  }
}
