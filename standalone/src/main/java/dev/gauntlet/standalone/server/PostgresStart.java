package dev.gauntlet.standalone.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A start of PostgreSQL that fails as soon as pg_ctl gives up. The library itself asks the port
 * until its patience ends, which is long, as a recovery may be.
 *
 * @param builder configured
 * @param log which pg_ctl writes to, empty before the start
 */
record PostgresStart(EmbeddedPostgres.Builder builder, Path log) {

  // Not "server did not start in time": then it may be recovering, and goes on.
  private static final Pattern GIVEN_UP =
      Pattern.compile("pg_ctl: (error:|could not start server)");

  EmbeddedPostgres await() throws IOException {
    CompletableFuture<EmbeddedPostgres> starting = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("postgresql-start")
        .start(() -> {
          try {
            starting.complete(builder.start());
          } catch (IOException | RuntimeException e) {
            starting.completeExceptionally(e);
          }
        });
    while (true) {
      try {
        return starting.get(200, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (GIVEN_UP.matcher(Files.readString(log)).find()) {
          throw new IOException("pg_ctl gave up", e);
        }
      } catch (ExecutionException e) {
        throw new IOException(e.getMessage(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }
}
