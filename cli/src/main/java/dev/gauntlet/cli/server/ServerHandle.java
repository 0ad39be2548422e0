package dev.gauntlet.cli.server;

import java.net.URI;

/** A server that a command may use until it closes the handle. */
public interface ServerHandle extends AutoCloseable {
  /** Where the server is, such as {@code http://127.0.0.1:8080}. */
  URI address();

  /** Whether the server was started for this command, and ends with it. */
  boolean startedHere();

  /** Stops the server when it was started here; else does nothing. */
  @Override
  void close();
}
