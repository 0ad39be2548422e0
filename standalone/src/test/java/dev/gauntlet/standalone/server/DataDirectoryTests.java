package dev.gauntlet.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTests {

  private static final URI ADDRESS = URI.create("http://127.0.0.1:8080");

  @TempDir private Path parent;

  @Test
  void isForItsUserAlone() throws IOException {
    Path folder = parent.resolve("a/b");

    try (DataDirectory directory = DataDirectory.take(folder)) {
      assertThat(permissions(directory.path())).isEqualTo("rwx------");
      assertThat(permissions(directory.folder("postgresql"))).isEqualTo("rwx------");
    }
  }

  @Test
  void isHadByOneAtATime() {
    try (DataDirectory first = DataDirectory.take(parent)) {
      first.announce(ADDRESS);

      assertThatThrownBy(() -> DataDirectory.take(parent))
          .isInstanceOf(StartupException.class)
          .hasMessageContaining(parent.toString())
          .hasMessageContaining("process id " + ProcessHandle.current().pid())
          .hasMessageContaining("at http://127.0.0.1:8080")
          .hasMessageContaining("GAUNTLET_DATA_DIR");
    }
  }

  @Test
  void isTheSameThroughASymbolicLink() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("real"));
    Path link = Files.createSymbolicLink(parent.resolve("link"), folder);
    try (DataDirectory first = DataDirectory.take(folder)) {
      assertThat(first.path()).isEqualTo(folder.toRealPath());

      assertThatThrownBy(() -> DataDirectory.take(link)).isInstanceOf(StartupException.class);
    }
  }

  @Test
  void canBeTakenAgainWhenItIsGivenFree() {
    DataDirectory.take(parent).close();

    try (DataDirectory second = DataDirectory.take(parent)) {
      assertThat(DataDirectory.owner(parent)).isPresent();
      assertThat(second.path()).isDirectory();
    }
  }

  @Test
  void knowsItsOwnerAndWhereThatAnswers() {
    try (DataDirectory directory = DataDirectory.take(parent)) {
      assertThat(DataDirectory.owner(parent).orElseThrow().address()).isEmpty();

      directory.announce(ADDRESS);

      assertThat(DataDirectory.owner(parent).orElseThrow().address()).contains(ADDRESS);
    }
  }

  @Test
  void hasNoOwnerWhenNobodyTookIt() {
    DataDirectory.take(parent).close();

    assertThat(DataDirectory.owner(parent)).isEmpty();
    assertThat(DataDirectory.owner(parent.resolve("missing"))).isEmpty();
  }

  @Test
  void saysThatItCannotBeWritten() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));

    assertThatThrownBy(() -> DataDirectory.take(file))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("Set GAUNTLET_DATA_DIR to a folder you may write.");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
