package dev.gauntlet.cli.command;

import java.util.Locale;

/** What standard output carries. */
public enum OutputFormat {
  /** Words and tables for a person. */
  TEXT,
  /** One JSON document, as the server sent it. */
  JSON,
  /** JSON documents, one a line. */
  JSONL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a format by its word. */
  static final class Converter extends WordConverter<OutputFormat> {
    Converter() {
      super(OutputFormat.class);
    }
  }
}
