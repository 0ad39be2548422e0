package dev.gauntlet.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class RequirementTests {

  @TempDir private Path folder;

  @Test
  void findsTheCommandOnThePath() throws IOException {
    Path command = executable("temporal");

    assertThat(Requirement.temporalCommand(Map.of("PATH", "/nowhere:" + folder)))
        .isEqualTo(command);
  }

  @Test
  void prefersTheNamedBrowser() throws IOException {
    executable("chromium");
    Path named = executable("my-browser");

    assertThat(
            Requirement.browser(
                Map.of("PATH", folder.toString(), "GAUNTLET_CHROMIUM", named.toString())))
        .isEqualTo(named);
  }

  @Test
  void skipsTheTestWhenTheCommandIsMissing() {
    assertThatThrownBy(() -> Requirement.temporalCommand(Map.of("PATH", folder.toString())))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("temporal command is not on the path");
  }

  @Test
  void failsTheTestWhenEverythingIsRequired() {
    assertThatThrownBy(() ->
            Requirement.browser(Map.of("PATH", folder.toString(), "GAUNTLET_TEST_REQUIRE", "all")))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("GAUNTLET_TEST_REQUIRE is all, but no Chromium");
  }

  private Path executable(String name) throws IOException {
    return Files.createFile(
        folder.resolve(name),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
