package dev.gauntlet.cli.rest;

/** The server answered, and the answer is a problem. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.inWords());
    this.problem = problem;
  }

  /** What the server said. */
  public Problem problem() {
    return problem;
  }

  /** Whether what was asked for has to change before it can be accepted. */
  public boolean isBadInput() {
    return problem.status() / 100 == 4 && problem.status() != 429;
  }
}
