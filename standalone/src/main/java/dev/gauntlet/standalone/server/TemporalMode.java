package dev.gauntlet.standalone.server;

import java.nio.file.Path;
import java.util.Optional;

/** Which Temporal a standalone runs on. */
public sealed interface TemporalMode {

  /** A server inside this process: in memory, without a Web UI. */
  record Embedded() implements TemporalMode {}

  /**
   * A dev server that Gauntlet starts, with a database file and the Web UI.
   *
   * @param command the {@code temporal} command
   */
  record DevServer(Path command) implements TemporalMode {}

  /**
   * A server that runs elsewhere.
   *
   * @param target host and port of its front end
   */
  record Cluster(String target) implements TemporalMode {}

  /** How the API calls it. */
  default String word() {
    return switch (this) {
      case Embedded embedded -> "embedded";
      case DevServer dev -> "dev-server";
      case Cluster cluster -> "cluster";
    };
  }

  /**
   * What {@code GAUNTLET_TEMPORAL_TARGET} means on this machine.
   *
   * @param value of the variable; empty takes the dev server when its command is there, else the
   *     embedded one
   * @param command the {@code temporal} command, if it is on the path
   * @throws StartupException when the value is none of these, or the command is asked for and not
   *     there
   */
  static TemporalMode resolve(Optional<String> value, Optional<Path> command) {
    if (value.isEmpty()) {
      return command.<TemporalMode>map(DevServer::new).orElseGet(Embedded::new);
    }
    String target = value.get();
    return switch (target) {
      case "embedded" -> new Embedded();
      case "dev-server" ->
          new DevServer(
              command.orElseThrow(() ->
                  new StartupException(
                      "GAUNTLET_TEMPORAL_TARGET is dev-server, but the temporal command is not"
                          + " on the path. Install it, or unset the variable to run on the"
                          + " embedded server.")));
      default -> cluster(target);
    };
  }

  private static TemporalMode cluster(String target) {
    if (!target.matches("(\\[[0-9a-fA-F:]+]|[^\\s:/]+):\\d{1,5}")) {
      throw new StartupException(
          "GAUNTLET_TEMPORAL_TARGET is \"%s\"; it has to be embedded, dev-server, or host:port."
              .formatted(target));
    }
    return new Cluster(target);
  }
}
