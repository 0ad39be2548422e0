package dev.gauntlet.cli.server;

import org.jspecify.annotations.Nullable;

/** There is no server to talk to. */
public final class ServerUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is missing and what to do about it, for the user's eyes
   * @param cause what was seen, when something was
   */
  public ServerUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
