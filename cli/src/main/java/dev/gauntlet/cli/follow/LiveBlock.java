package dev.gauntlet.cli.follow;

import dev.gauntlet.cli.rest.Answer;
import dev.gauntlet.cli.rest.RunStatus;
import dev.gauntlet.cli.terminal.Ink;
import dev.gauntlet.cli.terminal.Prose;
import dev.gauntlet.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block at the bottom of a terminal that is drawn anew in its place. */
final class LiveBlock implements RunProgress {
  private static final int BAR = 40;

  private final PrintWriter err;
  private final Terminal terminal;
  private @Nullable RunStatus latest;
  private int drawn;

  LiveBlock(PrintWriter err, Terminal terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public void show(Answer<RunStatus> status) {
    latest = status.value();
    redraw();
  }

  @Override
  public void say(String sentence) {
    erase();
    err.println(sentence);
    redraw();
  }

  @Override
  public void end() {
    erase();
    err.flush();
    latest = null;
  }

  private void redraw() {
    erase();
    if (latest != null) {
      draw(latest);
    }
    err.flush();
  }

  private void erase() {
    if (drawn > 0) {
      // Up to its first line, and erase from there to the end of the screen.
      err.print("\u001b[" + drawn + "A\r\u001b[J");
      drawn = 0;
    }
  }

  private void draw(RunStatus status) {
    List<String> lines =
        List.of(
            terminal.paint(Ink.STRONG, cut("Run " + status.runId() + " " + status.state())),
            bar(status.share()),
            cut(ProgressWords.count(status)),
            cut(ProgressWords.success(status)),
            terminal.paint(Ink.QUIET, cut(ProgressWords.spending(status))));
    lines.forEach(err::println);
    drawn = lines.size();
  }

  private String bar(double share) {
    int width = Math.min(BAR, terminal.columns() - 1);
    int full = (int) (share * width);
    return terminal.paint(Ink.GOOD, "█".repeat(full))
        + terminal.paint(Ink.QUIET, "░".repeat(width - full));
  }

  /** A line that the terminal would fold would leave its rest behind. */
  private String cut(String line) {
    return Prose.cut(line, terminal.columns() - 1);
  }
}
