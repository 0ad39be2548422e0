package dev.gauntlet.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a stream of this process can show.
 *
 * @param columns how wide a line may be
 * @param colours whether it understands colours and wants them
 * @param redraws whether what stands there can be drawn anew, since a person watches it
 */
public record Terminal(int columns, boolean colours, boolean redraws) {
  private static final int USUAL = 80;
  private static final int NARROWEST = 20;

  /** The longest line that still reads well. */
  private static final int WIDEST = 100;

  /** Keeps the width readable. */
  public Terminal {
    columns = Math.clamp(columns, NARROWEST, WIDEST);
  }

  /** One that cannot be redrawn. */
  public Terminal(int columns, boolean colours) {
    this(columns, colours, false);
  }

  /**
   * Asks the system about standard output. Colours need a terminal and no {@code NO_COLOR}
   * (no-color.org).
   *
   * @param environment the environment variables
   */
  public static Terminal of(Map<String, String> environment) {
    return ofStream(1, environment);
  }

  /**
   * Asks the system about standard error.
   *
   * @param environment the environment variables
   */
  public static Terminal ofErrors(Map<String, String> environment) {
    return ofStream(2, environment);
  }

  private static Terminal ofStream(int stream, Map<String, String> environment) {
    int columns = columnsOf(stream);
    boolean isTerminal = columns > 0;
    return of(environment, isTerminal, columns);
  }

  static Terminal of(Map<String, String> environment, boolean isTerminal, int columns) {
    boolean isDumb = environment.getOrDefault("TERM", "").equals("dumb");
    boolean isPlain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean isRobot = !environment.getOrDefault("CI", "").isEmpty();
    return new Terminal(
        columns > 1 ? columns : USUAL,
        isTerminal && !isDumb && !isPlain,
        isTerminal && !isDumb && !isRobot);
  }

  /** The text in a colour, or as it is where there are none. */
  public String paint(Ink ink, String text) {
    return colours ? ink.around(text) : text;
  }

  /** 0 when the stream is not a terminal, 1 when it is one of unknown width. */
  private static int columnsOf(int stream) {
    try {
      // The question is asked of the stream this process has; the answer comes over the other one.
      ProcessBuilder builder =
          new ProcessBuilder(
              "sh",
              "-c",
              "test -t "
                  + stream
                  + " && { stty size </dev/tty 2>/dev/null || echo 0 1; } >&"
                  + (3 - stream));
      builder.redirectInput(Redirect.INHERIT);
      if (stream == 1) {
        builder.redirectOutput(Redirect.INHERIT);
      } else {
        builder.redirectError(Redirect.INHERIT);
      }
      Process shell = builder.start();
      InputStream other = stream == 1 ? shell.getErrorStream() : shell.getInputStream();
      String answer = new String(other.readAllBytes(), StandardCharsets.US_ASCII).strip();
      if (!shell.waitFor(2, TimeUnit.SECONDS) || shell.exitValue() != 0) {
        return 0;
      }
      String[] rowsAndColumns = answer.split("\\s+", -1);
      return Math.max(1, Integer.parseInt(rowsAndColumns[rowsAndColumns.length - 1]));
    } catch (IOException | NumberFormatException unknown) {
      return 0;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
