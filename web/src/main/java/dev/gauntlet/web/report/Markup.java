package dev.gauntlet.web.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes markup that is HTML and well-formed XML at once. Every text and attribute is escaped, and
 * what XML 1.0 does not allow (section 2.2, Char) is replaced, so data cannot break out of its
 * place.
 */
final class Markup {
  private static final int REPLACEMENT = 0xFFFD;

  private final StringBuilder out = new StringBuilder(1 << 15);
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  Markup open(String name, String... attributes) {
    tag(name, attributes).append('>');
    open.push(name);
    return this;
  }

  /** Closes the element that was opened last, which must be of this name. */
  Markup close(String name) {
    String last = open.pop();
    if (!last.equals(name)) {
      throw new IllegalStateException("<" + last + "> is open, not <" + name + ">");
    }
    out.append("</").append(name).append('>');
    return this;
  }

  /** An element without content, such as {@code meta} or a shape. */
  Markup empty(String name, String... attributes) {
    tag(name, attributes).append(" />");
    return this;
  }

  /** An element with nothing but text in it. */
  Markup leaf(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close(name);
  }

  /** Text, escaped. */
  Markup text(String text) {
    escape(text);
    return this;
  }

  /** A line break in the source, for people who read it. */
  Markup line() {
    out.append('\n');
    return this;
  }

  /** Markup that is ours and known to be well-formed. */
  Markup trusted(String markup) {
    out.append(markup);
    return this;
  }

  private StringBuilder tag(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    return out;
  }

  private void escape(String text) {
    text.codePoints()
        .forEach(point -> {
          switch (point) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            case '\r' -> {}
            default -> out.appendCodePoint(allowed(point) ? point : REPLACEMENT);
          }
        });
  }

  private static boolean allowed(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= 0x20 && point < 0x7F)
        || (point > 0x9F && point < 0xD800)
        || (point > 0xDFFF && point < 0xFFFE)
        || (point > 0xFFFF && (point & 0xFFFE) != 0xFFFE);
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("<" + open.peek() + "> is not closed");
    }
    return out.toString();
  }
}
