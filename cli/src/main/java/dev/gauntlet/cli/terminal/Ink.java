package dev.gauntlet.cli.terminal;

/** The few colours of the terminal, from its own palette so that they suit its background. */
public enum Ink {
  /** The terminal's own colour. */
  PLAIN(""),
  /** Headings and names. */
  STRONG("1"),
  /** What may be overlooked. */
  QUIET("2"),
  /** The opponent. */
  USER("36"),
  /** The agent. */
  AGENT("35"),
  /** A goal that is reached. */
  GOOD("32"),
  /** A goal that is not reached yet. */
  OPEN("33"),
  /** What went wrong. */
  BAD("31");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  String around(String text) {
    return code.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
