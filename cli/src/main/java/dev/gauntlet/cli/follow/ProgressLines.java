package dev.gauntlet.cli.follow;

import dev.gauntlet.cli.rest.Answer;
import dev.gauntlet.cli.rest.RunStatus;
import dev.gauntlet.cli.terminal.Prose;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A line in a log now and then: each tenth of the run, each half minute, each new state. */
final class ProgressLines implements RunProgress {
  private static final Duration EVERY = Duration.ofSeconds(30);

  private final PrintWriter err;
  private final InstantSource clock;
  private String state = "";
  private int tenths = -1;
  private Instant told = Instant.MIN;

  ProgressLines(PrintWriter err, InstantSource clock) {
    this.err = err;
    this.clock = clock;
  }

  @Override
  public void show(Answer<RunStatus> answer) {
    RunStatus status = answer.value();
    Instant now = clock.instant();
    int nowTenths = (int) (status.share() * 10);
    boolean isDue =
        nowTenths > tenths || !status.state().equals(state) || !now.isBefore(told.plus(EVERY));
    if (isDue) {
      say(Prose.line(ProgressWords.line(status)));
      state = status.state();
      tenths = nowTenths;
      told = now;
    }
  }

  @Override
  public void say(String sentence) {
    err.println(sentence);
    err.flush();
  }

  @Override
  public void end() {}
}
