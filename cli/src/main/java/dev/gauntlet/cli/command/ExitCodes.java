package dev.gauntlet.cli.command;

/** What the exit codes mean, over all commands. 1 and 3 are kept for gates. */
public final class ExitCodes {
  /** What was asked for was done. */
  public static final int DONE = 0;

  /** The options, a file or the request has to change first. */
  public static final int BAD_INPUT = 2;

  /** No server, a server that was lost, or a run that could not be played to its end. */
  public static final int COULD_NOT_RUN = 4;

  /** The request was fine, and there was nothing to do. */
  public static final int NOTHING_TO_DO = 5;

  /** Left with Ctrl-C; what was started goes on. */
  public static final int DETACHED = 130;

  private ExitCodes() {}
}
