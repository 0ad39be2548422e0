package dev.gauntlet.standalone.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The files of an embedded PostgreSQL ("database cluster" in its own words).
 *
 * @param folder holds all of them, mode 0700
 */
record Cluster(Path folder) {

  /** Named by the major version, as another one could not read it. */
  Path data() {
    return folder.resolve("18");
  }

  Path binaries() {
    return folder.resolve("binaries");
  }

  /** Of this start; that of the one before is kept beside it. */
  Path log() {
    return folder.resolve("postgresql.log");
  }

  Path passwordFile() {
    return folder.resolve("password");
  }

  String password() throws IOException {
    return Files.readString(passwordFile()).strip();
  }

  boolean isInitialised() {
    return Files.exists(marker());
  }

  void markInitialised() throws IOException {
    Files.createFile(marker());
  }

  /** Leaves either a cluster that was initialised to the end, or no trace of one. */
  void prepare() throws IOException {
    if (!isInitialised()) {
      delete(data());
      writePassword();
    }
    // Nothing runs on this cluster any more; PostgreSQL itself would be misled when the process id
    // in the file has come to another program.
    Files.deleteIfExists(data().resolve("postmaster.pid"));
    if (Files.exists(log())) {
      Files.move(log(), folder.resolve("postgresql.log.old"), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.createFile(log());
  }

  private Path marker() {
    return folder.resolve("18.initialised");
  }

  private void writePassword() throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    Files.deleteIfExists(passwordFile());
    Files.createFile(
        passwordFile(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile(), HexFormat.of().formatHex(random));
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
