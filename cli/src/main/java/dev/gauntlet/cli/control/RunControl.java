package dev.gauntlet.cli.control;

import dev.gauntlet.cli.command.CommandException;
import dev.gauntlet.cli.command.Console;
import dev.gauntlet.cli.command.ExitCodes;
import dev.gauntlet.cli.command.Talk;
import dev.gauntlet.cli.rest.Answer;
import dev.gauntlet.cli.rest.ProblemException;
import dev.gauntlet.cli.rest.RunStatus;

/** Asks for a change of a run's course and tells what came of it. */
final class RunControl {
  private static final int ACCEPTED = 202;

  private RunControl() {}

  /** A call that asks for a change. */
  @FunctionalInterface
  interface Request {
    Answer<RunStatus> send() throws InterruptedException;
  }

  /**
   * Sends the request and returns the exit code.
   *
   * @param run the id of the run
   * @param done what is said once it was accepted
   */
  static int ask(Talk talk, String run, Request request, String done)
      throws CommandException, InterruptedException {
    Answer<RunStatus> answer;
    try {
      answer = request.send();
    } catch (ProblemException problem) {
      if (problem.problem().code().equals("run_ended")) {
        throw CommandException.nothingToDo(problem.problem().inWords());
      }
      throw problem;
    }
    Console console = talk.console();
    if (!console.isText()) {
      console.json(answer.json());
    }
    if (answer.status() != ACCEPTED && answer.value().isEnded()) {
      throw CommandException.nothingToDo(
          "Run " + run + " had ended before (" + answer.value().state() + ").");
    }
    if (console.isText()) {
      console.text(done);
    }
    return ExitCodes.DONE;
  }
}
