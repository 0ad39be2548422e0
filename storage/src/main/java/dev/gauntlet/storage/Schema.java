package dev.gauntlet.storage;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;

/** The tables, which the first worker that starts makes. */
public final class Schema {
  /** {@code undefined_table} in PostgreSQL's list of error codes. */
  private static final String NO_SUCH_TABLE = "42P01";

  private Schema() {}

  /** Whether a failure says that the tables are not there yet. */
  public static boolean isMissing(DataAccessException failure) {
    return failure.getCause() instanceof SQLException cause
        && NO_SUCH_TABLE.equals(cause.getSQLState());
  }
}
