package dev.gauntlet.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/** The one PostgreSQL of a test JVM: fast, and nothing in it survives. */
final class TestPostgres {

  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();
  }

  private TestPostgres() {}

  static EmbeddedPostgres running() {
    return Holder.SERVER;
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setOverrideWorkingDirectory(binaries())
          .setPGStartupWait(Duration.ofMinutes(1))
          .setLocaleConfig("locale-provider", "builtin")
          .setLocaleConfig("builtin-locale", "C.UTF-8")
          .setServerConfig("listen_addresses", "127.0.0.1")
          .setServerConfig("unix_socket_directories", "")
          .setServerConfig("timezone", "Pacific/Chatham")
          .setServerConfig("fsync", "off")
          .setServerConfig("full_page_writes", "off")
          .setServerConfig("max_connections", "200")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("The PostgreSQL of the tests does not start.", e);
    }
  }

  private static File binaries() {
    return Path.of(System.getProperty("user.home"), ".cache", "gauntlet-test", "postgresql")
        .toFile();
  }
}
