package dev.gauntlet.cli.server;

/** Finds the server that a command talks to, or starts one. */
public interface ServerSource {
  /**
   * Waits until the server answers.
   *
   * @throws ServerUnavailableException when there is none and none can be started; its message says
   *     what to do
   * @throws InterruptedException when the user gave up waiting
   */
  ServerHandle open() throws ServerUnavailableException, InterruptedException;
}
