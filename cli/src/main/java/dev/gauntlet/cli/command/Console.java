package dev.gauntlet.cli.command;

import dev.gauntlet.cli.terminal.Terminal;
import java.io.PrintWriter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a command writes: data on standard output, in the format that was asked for, and everything
 * else on standard error.
 */
public final class Console {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final PrintWriter out;
  private final PrintWriter err;
  private final OutputFormat format;
  private final Surroundings around;

  Console(PrintWriter out, PrintWriter err, OutputFormat format, Surroundings around) {
    this.out = out;
    this.err = err;
    this.format = format;
    this.around = around;
  }

  /** What standard output carries. */
  public OutputFormat format() {
    return format;
  }

  /** Whether standard output is for a person. */
  public boolean isText() {
    return format == OutputFormat.TEXT;
  }

  /** What standard output can show. */
  public Terminal terminal() {
    return around.terminal().get();
  }

  /** What standard error can show. */
  public Terminal errorTerminal() {
    return around.errorTerminal().get();
  }

  /** A text on standard output, with a line end after it. */
  public void text(String text) {
    out.println(text);
    out.flush();
  }

  /** A document on standard output: on many lines for {@code json}, on one for {@code jsonl}. */
  public void json(JsonNode document) {
    text(format == OutputFormat.JSON ? pretty(document) : JSON.writeValueAsString(document));
  }

  /** A document on many lines. */
  public static String pretty(JsonNode document) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
  }

  /** A sentence on standard error. */
  public void say(String text) {
    err.println(text);
    err.flush();
  }

  /** Standard error, for what is drawn there. */
  public PrintWriter err() {
    return err;
  }
}
