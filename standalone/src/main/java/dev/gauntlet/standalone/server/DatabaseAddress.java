package dev.gauntlet.standalone.server;

/**
 * Where a PostgreSQL is and who may enter.
 *
 * @param jdbcUrl without credentials, or with them when user and password are empty
 * @param user empty when the URL says it
 * @param password empty when none is needed
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

  /** Without the password, so that no log gets it; the URL may hold one, so it stays out too. */
  @Override
  public String toString() {
    return "DatabaseAddress[" + jdbcUrl.replaceFirst("\\?.*", "") + "]";
  }
}
