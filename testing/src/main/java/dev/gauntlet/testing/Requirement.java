package dev.gauntlet.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs from the machine beside a JDK.
 *
 * <p>A test whose requirement is missing is skipped with a sentence that says what is missing. With
 * {@code GAUNTLET_TEST_REQUIRE=all} in the environment it fails instead, so nothing is silently
 * skipped where everything ought to be there.
 */
public final class Requirement {

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private Requirement() {}

  /** The {@code temporal} command: {@code GAUNTLET_TEMPORAL_COMMAND}, else the one on the path. */
  public static Path temporalCommand() {
    return temporalCommand(System.getenv());
  }

  /** A Chromium: {@code GAUNTLET_CHROMIUM}, else the one on the path. */
  public static Path browser() {
    return browser(System.getenv());
  }

  static Path temporalCommand(Map<String, String> environment) {
    return find(environment, "GAUNTLET_TEMPORAL_COMMAND", List.of("temporal"))
        .orElseGet(() ->
            missing(
                environment,
                "the temporal command is not on the path, nor named by"
                    + " GAUNTLET_TEMPORAL_COMMAND"));
  }

  static Path browser(Map<String, String> environment) {
    return find(environment, "GAUNTLET_CHROMIUM", BROWSERS)
        .orElseGet(() ->
            missing(environment, "no Chromium is on the path, nor named by GAUNTLET_CHROMIUM"));
  }

  private static Optional<Path> find(
      Map<String, String> environment, String variable, List<String> names) {
    Stream<Path> named = Stream.ofNullable(environment.get(variable)).map(Path::of);
    Stream<Path> onPath =
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .filter(folder -> !folder.isBlank())
            .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(named, onPath)
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Path missing(Map<String, String> environment, String sentence) {
    if ("all".equals(environment.get("GAUNTLET_TEST_REQUIRE"))) {
      return Assertions.fail("GAUNTLET_TEST_REQUIRE is all, but " + sentence + ".");
    }
    return Assumptions.abort(sentence);
  }
}
