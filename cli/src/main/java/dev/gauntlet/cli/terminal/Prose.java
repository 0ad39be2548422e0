package dev.gauntlet.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Text of others made fit for a terminal: without the control characters that could move the
 * cursor, recolour what stands above or turn the direction of reading, and folded to a width.
 */
public final class Prose {
  private Prose() {}

  /** The text on one line, its white space collapsed. */
  public static String line(String text) {
    return clean(text).replaceAll("\\s+", " ").strip();
  }

  /**
   * The text in lines of at most {@code width} columns, broken at spaces where there are any.
   *
   * @param width at least 2, so that every character fits
   */
  public static List<String> fold(String text, int width) {
    return fold(text, width, 0);
  }

  /**
   * The text in lines of at most {@code width} columns.
   *
   * @param width at least 2, so that every character fits
   * @param used how many columns of the first line are taken by what stands before it
   */
  public static List<String> fold(String text, int width, int used) {
    List<String> lines = new ArrayList<>();
    clean(text)
        .strip()
        .lines()
        .forEach(line -> foldLine(line, Math.max(2, width), lines.isEmpty() ? used : 0, lines));
    return lines;
  }

  /** How many columns the text takes on one line. */
  public static int columns(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  /**
   * The text on one line of at most {@code width} columns, with a sign where its end is missing.
   *
   * @param width at least 1
   */
  public static String cut(String text, int width) {
    String line = line(text);
    if (columns(line) <= width) {
      return line;
    }
    StringBuilder cut = new StringBuilder();
    int used = 1;
    for (int c : line.codePoints().toArray()) {
      used += Columns.of(c);
      if (used > width) {
        break;
      }
      cut.appendCodePoint(c);
    }
    return cut.toString().stripTrailing() + "…";
  }

  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .forEach(c -> {
          if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) {
            clean.append('\n');
          } else if (c == '\t') {
            clean.append("    ");
          } else if (!Character.isISOControl(c) && !turnsReading(c)) {
            clean.appendCodePoint(c);
          }
        });
    return clean.toString();
  }

  private static boolean turnsReading(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  private static void foldLine(String text, int width, int used, List<String> lines) {
    StringBuilder line = new StringBuilder();
    int columns = used;
    boolean edge = false;
    for (int c : text.stripTrailing().codePoints().toArray()) {
      if (edge && c == ' ') {
        continue;
      }
      edge = false;
      if (columns + Columns.of(c) > width) {
        if (c == ' ') {
          // The word before it fills the line, and the blank stands for the break.
          lines.add(line.toString().stripTrailing());
          line.setLength(0);
          columns = 0;
          edge = true;
          continue;
        }
        String rest = breakAtSpace(line, lines);
        line.setLength(0);
        line.append(rest);
        columns = rest.codePoints().map(Columns::of).sum();
      }
      line.appendCodePoint(c);
      columns += Columns.of(c);
    }
    lines.add(line.toString().stripTrailing());
  }

  /** Ends the line at its last space and returns what stood behind it. */
  private static String breakAtSpace(StringBuilder line, List<String> lines) {
    int space = line.lastIndexOf(" ");
    boolean hasWordBefore = space > 0 && !line.substring(0, space).isBlank();
    if (!hasWordBefore) {
      lines.add(line.toString());
      return "";
    }
    lines.add(line.substring(0, space).stripTrailing());
    return line.substring(space + 1);
  }
}
