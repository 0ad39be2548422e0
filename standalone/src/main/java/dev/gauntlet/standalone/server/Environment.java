package dev.gauntlet.standalone.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the environment says about where Gauntlet listens and what it runs on.
 *
 * @param host the address to listen on ({@code GAUNTLET_HOST}, 127.0.0.1)
 * @param port the port of the REST API and the UI ({@code GAUNTLET_PORT}, 8080); 0 takes a free one
 * @param dataDirectory absolute ({@code GAUNTLET_DATA_DIR}, {@code ~/.gauntlet})
 * @param temporal which Temporal ({@code GAUNTLET_TEMPORAL_TARGET})
 * @param temporalNamespace its namespace ({@code GAUNTLET_TEMPORAL_NAMESPACE}, default)
 * @param database a PostgreSQL of the user's ({@code GAUNTLET_DB_URL}, {@code GAUNTLET_DB_USER},
 *     {@code GAUNTLET_DB_PASSWORD}); empty for the embedded one
 */
public record Environment(
    String host,
    int port,
    Path dataDirectory,
    TemporalMode temporal,
    String temporalNamespace,
    Optional<DatabaseAddress> database) {

  /**
   * Reads the variables.
   *
   * @param variables as of {@link System#getenv()}; a blank value counts as unset
   * @param home the user's home directory
   * @throws StartupException for a value that cannot be meant, and for an address other than
   *     loopback without {@code GAUNTLET_ALLOW_ANONYMOUS=true}
   */
  public static Environment of(Map<String, String> variables, Path home) {
    var values = new Variables(variables);
    return new Environment(
        host(values),
        port(values),
        dataDirectory(values, home),
        TemporalMode.resolve(
            values.find("GAUNTLET_TEMPORAL_TARGET"), values.commandOnPath("temporal")),
        values.find("GAUNTLET_TEMPORAL_NAMESPACE").orElse("default"),
        database(values));
  }

  /** Where the variables place the data, for who only looks for a running Gauntlet. */
  public static Path dataDirectory(Map<String, String> variables, Path home) {
    return dataDirectory(new Variables(variables), home);
  }

  private static Path dataDirectory(Variables values, Path home) {
    return values
        .find("GAUNTLET_DATA_DIR")
        .map(Path::of)
        .orElseGet(() -> home.resolve(".gauntlet"))
        .toAbsolutePath()
        .normalize();
  }

  private static int port(Variables values) {
    return values.find("GAUNTLET_PORT").map(Environment::parsePort).orElse(8080);
  }

  private static int parsePort(String text) {
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
      return Integer.parseInt(text);
    }
    throw new StartupException(
        "GAUNTLET_PORT is \"%s\"; it has to be a port from 1 to 65535, or 0 for a free one."
            .formatted(text));
  }

  private static String host(Variables values) {
    String host = values.find("GAUNTLET_HOST").orElse("127.0.0.1");
    boolean allowed = values.flag("GAUNTLET_ALLOW_ANONYMOUS");
    if (!allowed && !address(host).isLoopbackAddress()) {
      throw new StartupException(
          ("GAUNTLET_HOST is %s, which others can reach, and Gauntlet has no accounts: whoever"
                  + " reaches it spends your money. Set GAUNTLET_ALLOW_ANONYMOUS=true if that is"
                  + " meant, or leave GAUNTLET_HOST at 127.0.0.1.")
              .formatted(host));
    }
    return host;
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new StartupException(
          "GAUNTLET_HOST is \"%s\", which is not an address of this machine; 127.0.0.1 is usual."
              .formatted(host),
          e);
    }
  }

  private static Optional<DatabaseAddress> database(Variables values) {
    return values
        .find("GAUNTLET_DB_URL")
        .map(url -> {
          if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartupException(
                "GAUNTLET_DB_URL has to look like jdbc:postgresql://host:5432/gauntlet, with"
                    + " GAUNTLET_DB_USER and GAUNTLET_DB_PASSWORD beside it.");
          }
          return new DatabaseAddress(
              url,
              values.find("GAUNTLET_DB_USER").orElse(""),
              values.find("GAUNTLET_DB_PASSWORD").orElse(""));
        });
  }
}
