package dev.gauntlet.web.report;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares a page with the one that was looked at and found good, in {@code src/test/resources}.
 * After a change that is wanted, {@code -DrefreshSnapshots=true} writes them anew: look at them
 * before they are committed.
 */
final class Snapshot {
  private static final Path FOLDER = Path.of("src/test/resources/dev/gauntlet/web/report");

  private Snapshot() {}

  static void assertSame(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("refreshSnapshots")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
      return;
    }
    List<String> expected = Files.readString(file).lines().toList();
    List<String> lines = actual.lines().toList();
    for (int i = 0; i < Math.max(expected.size(), lines.size()); i++) {
      String wanted = i < expected.size() ? expected.get(i) : "(nothing)";
      String got = i < lines.size() ? lines.get(i) : "(nothing)";
      if (!wanted.equals(got)) {
        fail(
            "%s differs first in line %d%n  was: %s%n  is:  %s%n"
                    .formatted(name, i + 1, around(wanted, got), around(got, wanted))
                + "If that is wanted, run with -DrefreshSnapshots=true and look at it.");
      }
    }
  }

  /** The text near its first difference, for lines are long. */
  private static String around(String text, String other) {
    int same = 0;
    while (same < Math.min(text.length(), other.length())
        && text.charAt(same) == other.charAt(same)) {
      same++;
    }
    int from = Math.max(0, same - 60);
    return (from > 0 ? "…" : "") + text.substring(from, Math.min(text.length(), same + 100));
  }
}
