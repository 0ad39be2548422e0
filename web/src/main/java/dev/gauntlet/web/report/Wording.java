package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them. What is not known is {@code unknown}, never zero. */
final class Wording {
  static final String UNKNOWN = "unknown";
  private static final String NO_BREAK = "\u00a0";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Wording() {}

  static String percent(double share) {
    return percentNumber(share) + NO_BREAK + "%";
  }

  /** Both ends of an interval, as in {@code 56–79 %}. */
  static String range(double low, double high) {
    return percentNumber(low) + "–" + percent(high);
  }

  static String range(Rate rate) {
    return range(rate.low(), rate.high());
  }

  /** The confidence level with the word interval, as in {@code 95 % interval}. */
  static String level(Rate rate) {
    return percent(rate.level()) + NO_BREAK + "interval";
  }

  /** Whole percents; what is not quite none or all does not look like it. */
  private static String percentNumber(double share) {
    long whole = Math.round(share * 100);
    if (whole == 0 && share > 1e-9) {
      return "<1";
    }
    return whole == 100 && share < 1 - 1e-9 ? ">99" : Long.toString(whole);
  }

  static String count(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  static String counted(long number, String one, String many) {
    return count(number) + NO_BREAK + (number == 1 ? one : many);
  }

  static String battles(long number) {
    return counted(number, "battle", "battles");
  }

  /** Money with cents from a dollar on, and with as many places as say something below. */
  static String usd(@Nullable Long micros) {
    if (micros == null) {
      return UNKNOWN;
    }
    BigDecimal usd = BigDecimal.valueOf(micros, 6);
    if (micros != 0 && usd.abs().compareTo(BigDecimal.ONE) < 0) {
      int places = usd.abs().compareTo(new BigDecimal("0.0001")) < 0 ? 6 : 4;
      return "$" + usd.setScale(places, RoundingMode.HALF_UP).toPlainString();
    }
    return "$" + String.format(Locale.ENGLISH, "%,.2f", usd);
  }

  /** Money with as many places in one row of a column as in the next. */
  static String usdInTable(@Nullable Long micros) {
    if (micros == null) {
      return UNKNOWN;
    }
    boolean large = Math.abs(micros) >= 100_000_000;
    return "$"
        + String.format(Locale.ENGLISH, large ? "%,.2f" : "%.4f", BigDecimal.valueOf(micros, 6));
  }

  /** A duration, from milliseconds. */
  static String duration(@Nullable Double millis) {
    if (millis == null) {
      return UNKNOWN;
    }
    if (millis < 999.5) {
      return Math.round(millis) + NO_BREAK + "ms";
    }
    double seconds = millis / 1000;
    return String.format(Locale.ENGLISH, seconds < 99.95 ? "%,.1f" : "%,.0f", seconds)
        + NO_BREAK
        + "s";
  }

  /** A number with a decimal only where it has one. */
  static String decimal(@Nullable Double number) {
    if (number == null) {
      return UNKNOWN;
    }
    return number == Math.rint(number)
        ? count(Math.round(number))
        : String.format(Locale.ENGLISH, "%,.1f", number);
  }

  static String date(Instant instant) {
    return DATE.format(instant);
  }

  /** At most so many characters, with an ellipsis in place of the rest. */
  static String cut(String text, int longest) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, longest - 1)).stripTrailing() + "…";
  }
}
