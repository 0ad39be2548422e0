package dev.gauntlet.cli.command;

/** Ends a command with a sentence and an exit code. */
public final class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /**
   * An option or a file is wrong.
   *
   * @param message which one, and what would be right
   */
  public static CommandException badInput(String message) {
    return new CommandException(ExitCodes.BAD_INPUT, message);
  }

  /**
   * There is nothing to do.
   *
   * @param message why
   */
  public static CommandException nothingToDo(String message) {
    return new CommandException(ExitCodes.NOTHING_TO_DO, message);
  }

  int exitCode() {
    return exitCode;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
