package dev.gauntlet.storage;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What was made before, to tell a repetition from something else.
 *
 * @param id its id
 * @param fingerprint a hash of what was sent then
 */
public record Earlier(String id, byte[] fingerprint) {

  /** The row of a statement that selects {@code id} and {@code fingerprint}, if there is one. */
  public static Optional<Earlier> find(StatementSpec statement) {
    return statement
        .query((row, n) -> new Earlier(row.getString("id"), row.getBytes("fingerprint")))
        .optional();
  }

  /** Whether the same was sent then. */
  public boolean wasSentAs(byte[] other) {
    return Arrays.equals(fingerprint, other);
  }
}
