package dev.gauntlet.standalone.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells the {@code gauntlet} script that a server came up, so that the class archive which the JVM
 * writes at its end is worth keeping.
 */
final class ReadyFile {

  private ReadyFile() {}

  static void touch() {
    String file = System.getProperty("gauntlet.ready-file", "");
    if (!file.isEmpty()) {
      try {
        Files.writeString(Path.of(file), "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
