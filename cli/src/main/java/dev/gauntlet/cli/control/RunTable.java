package dev.gauntlet.cli.control;

import dev.gauntlet.cli.rest.RunPage;
import dev.gauntlet.cli.terminal.Figures;
import dev.gauntlet.cli.terminal.Table;
import dev.gauntlet.cli.terminal.Table.Column;
import dev.gauntlet.cli.terminal.Terminal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs in a table. */
final class RunTable {
  private RunTable() {}

  static String of(List<RunPage.Item> runs, Terminal terminal) {
    Table table =
        new Table(
            terminal,
            Column.words("run"),
            Column.words("state"),
            Column.numbers("ended"),
            Column.numbers("success"),
            Column.numbers("cost"),
            Column.words("started (UTC)"),
            Column.words("model"),
            Column.words("goal"));
    for (RunPage.Item run : runs) {
      table.row(
          run.runId(),
          run.state(),
          run.completed() + "/" + run.total(),
          success(run),
          Figures.usdOrUnknown(run.costUsd()),
          minute(run.createdAt()),
          run.model(),
          run.goal());
    }
    return String.join("\n", table.lines());
  }

  private static String success(RunPage.Item run) {
    long judged = run.succeeded() + run.missed();
    return judged == 0 ? "" : Figures.percent((double) run.succeeded() / judged);
  }

  private static String minute(@Nullable Instant time) {
    return time == null
        ? ""
        : time.truncatedTo(ChronoUnit.MINUTES).toString().replace('T', ' ').replace(":00Z", "");
  }
}
