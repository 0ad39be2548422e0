package dev.gauntlet.cli.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What standard output can show.
 *
 * @param columns how wide a line may be
 * @param colours whether it understands colours and wants them
 */
public record Terminal(int columns, boolean colours) {
  private static final int USUAL = 80;
  private static final int NARROWEST = 20;

  /** The longest line that still reads well. */
  private static final int WIDEST = 100;

  /** Keeps the width readable. */
  public Terminal {
    columns = Math.clamp(columns, NARROWEST, WIDEST);
  }

  /**
   * Asks the system about standard output. Colours need a terminal and no {@code NO_COLOR}
   * (no-color.org).
   *
   * @param environment the environment variables
   */
  public static Terminal of(Map<String, String> environment) {
    int columns = columnsOfStandardOutput();
    boolean isTerminal = columns > 0;
    return of(environment, isTerminal, columns);
  }

  static Terminal of(Map<String, String> environment, boolean isTerminal, int columns) {
    boolean unwanted =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    return new Terminal(columns > 1 ? columns : USUAL, isTerminal && !unwanted);
  }

  /** The text in a colour, or as it is where there are none. */
  public String paint(Ink ink, String text) {
    return colours ? ink.around(text) : text;
  }

  /** 0 when standard output is not a terminal, 1 when it is one of unknown width. */
  private static int columnsOfStandardOutput() {
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", "test -t 1 && { stty size </dev/tty || echo 0 1; } >&2")
              .redirectInput(Redirect.INHERIT)
              .redirectOutput(Redirect.INHERIT)
              .start();
      String answer =
          new String(shell.getErrorStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
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
