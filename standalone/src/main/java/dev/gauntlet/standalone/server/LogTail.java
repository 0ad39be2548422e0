package dev.gauntlet.standalone.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The last lines of a server's log, to go with the sentence that it does not start. */
final class LogTail {

  private static final int LINES = 15;

  private LogTail() {}

  static String of(Path log) {
    try {
      var lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip().lines().toList();
      return "The end of its log %s:%n%s"
          .formatted(
              log,
              String.join(
                  System.lineSeparator(),
                  lines.subList(Math.max(0, lines.size() - LINES), lines.size())));
    } catch (IOException e) {
      return "Its log %s cannot be read (%s).".formatted(log, e);
    }
  }
}
