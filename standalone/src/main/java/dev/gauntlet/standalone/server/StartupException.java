package dev.gauntlet.standalone.server;

/**
 * Why Gauntlet does not start. The message is for the person at the terminal: what is wrong, which
 * value, and what to do; it needs no stack trace.
 */
public final class StartupException extends RuntimeException {

  public StartupException(String sentence) {
    super(sentence);
  }

  public StartupException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
