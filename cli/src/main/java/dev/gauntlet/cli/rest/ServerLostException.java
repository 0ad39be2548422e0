package dev.gauntlet.cli.rest;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * No usable answer came: the server is away, starting, or behind a gateway that cannot reach it.
 */
public final class ServerLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServerLostException(URI address, String why, @Nullable Throwable cause) {
    super("The server at " + address + " does not answer (" + why + ").", cause);
  }
}
