package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.BattleResult;
import dev.gauntlet.workflows.battle.BattleWorkflow;
import dev.gauntlet.workflows.battle.BattleWorkflows;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A run's row and those of its battles, in memory. It remembers what was written, in order. */
final class FakeRun {
  static final String ID = "r-1";
  static final String SUMMARY = "60 times Anvil, small model";

  private final int battles;
  private final int concurrency;
  private final List<FakeRow> rows;
  private final List<String> notes = new ArrayList<>();
  private final List<Integer> begins = new ArrayList<>();
  private final Timeline timeline = new Timeline();
  private @Nullable Long deadlineLeftMs;
  private Wanted wanted = Wanted.RUN;
  private @Nullable Intent intent;
  private @Nullable RunResult result;
  private boolean budgetGiven;
  private boolean budgetSpent;
  private boolean reportBroken;
  private @Nullable FakeSummary summary;
  private @Nullable WorkflowClient client;
  private LongSupplier clock = () -> 0;

  FakeRun(int battles, int concurrency) {
    this.battles = battles;
    this.concurrency = concurrency;
    this.rows = IntStream.range(0, battles).mapToObj(FakeRow::new).toList();
  }

  /** What every battle does. */
  FakeRun each(IntFunction<Order> orders) {
    rows.forEach(row -> row.order = orders.apply(row.index));
    return this;
  }

  FakeRun each(Order order) {
    return each(index -> order);
  }

  FakeRun at(int index, Order order) {
    rows.get(index).order = order;
    return this;
  }

  /** The battle ended so before the run's workflow begins. */
  FakeRun endedAt(int index, EndedReason reason) {
    rows.get(index).ending = Ending.spent(reason, "It was over.");
    return this;
  }

  /** All but every so many battles have ended before the run's workflow begins. */
  FakeRun withOnlyEvery(int nth) {
    rows.stream()
        .filter(row -> row.index % nth != 0)
        .forEach(row -> endedAt(row.index, EndedReason.GOAL));
    return this;
  }

  /** An earlier workflow began the battle. */
  FakeRun begunAt(int index, Wanted told) {
    rows.get(index).begun = true;
    rows.get(index).tell(told, new Intent(0, "ann", null));
    return this;
  }

  /** The row says so before the run's workflow begins. */
  FakeRun wanted(Wanted wish, Intent by) {
    wanted = wish;
    intent = by;
    return this;
  }

  FakeRun deadlineIn(Duration left) {
    deadlineLeftMs = left.toMillis();
    return this;
  }

  /** The first battle that ends by a budget ends by the run's. */
  FakeRun withABudget() {
    budgetGiven = true;
    return this;
  }

  /** The row has ended before the run's workflow begins. */
  FakeRun endedAs(RunState state) {
    result = new RunResult(ID, state, battles, 0, 0, 0, 0);
    return this;
  }

  /** No report can be made of this run. */
  FakeRun withABrokenReport() {
    reportBroken = true;
    return this;
  }

  /** A model is to sum this run up. */
  FakeRun summedUpBy(FakeSummary model) {
    summary = model.notedBy(this::note);
    return this;
  }

  /** Who sums this run up. */
  Optional<FakeSummary> summary() {
    return Optional.ofNullable(summary);
  }

  void on(WorkflowClient reached, LongSupplier time) {
    client = reached;
    clock = time;
  }

  RunRecordingActivities recording() {
    return new Recording();
  }

  RunControlActivities control() {
    return new Control();
  }

  BattleSteps steps() {
    return new Steps();
  }

  int battles() {
    return battles;
  }

  int concurrency() {
    return concurrency;
  }

  String battleId(int index) {
    return RunBattles.id(ID, index, battles);
  }

  /** What was written, in order. */
  synchronized List<String> notes() {
    return List.copyOf(notes);
  }

  /** The battles in the order in which they began, as often as they did. */
  synchronized List<Integer> begins() {
    return List.copyOf(begins);
  }

  /** The battles that are being played. */
  synchronized List<Integer> playing() {
    return rows.stream().filter(FakeRow::isPlaying).map(row -> row.index).toList();
  }

  synchronized @Nullable Ending ending(int index) {
    return rows.get(index).ending;
  }

  /** How each battle ended; null for one that has not. */
  synchronized List<@Nullable EndedReason> reasons() {
    List<@Nullable EndedReason> reasons = new ArrayList<>();
    rows.forEach(row -> reasons.add(row.ending == null ? null : row.ending.reason()));
    return reasons;
  }

  /** The end of the run, or null. */
  synchronized @Nullable RunResult result() {
    return result;
  }

  synchronized int mostAtATime() {
    return timeline.mostAtATime();
  }

  synchronized double shareBelow(int places) {
    return timeline.shareBelow(places);
  }

  /** A battle's row is ended by somebody else, as the sweeper does. */
  synchronized void end(int index, EndedReason reason) {
    end(rows.get(index), Ending.spent(reason, "The sweeper found it closed."));
  }

  private FakeRow row(String conversationId) {
    int number = Integer.parseInt(conversationId.substring(ID.length() + 1));
    return rows.get(number - 1);
  }

  private synchronized BattleResult end(FakeRow row, Ending ending) {
    if (row.ending == null) {
      row.ending = ending;
      if (budgetGiven && ending.reason() == EndedReason.BUDGET) {
        budgetSpent = true;
      }
      look();
    }
    return Objects.requireNonNull(row.result(battleId(row.index)));
  }

  private void look() {
    int playing = 0;
    int waiting = 0;
    for (FakeRow row : rows) {
      playing += row.isPlaying() ? 1 : 0;
      waiting += row.isWaiting() ? 1 : 0;
    }
    timeline.note(clock.getAsLong(), playing, waiting);
  }

  private synchronized void note(String what) {
    notes.add(what);
  }

  private static String words(Intent intent) {
    return intent.reason() == null ? intent.by() : intent.by() + ", " + intent.reason();
  }

  private int count(EndedReason... reasons) {
    List<EndedReason> counted = List.of(reasons);
    return (int)
        rows.stream()
            .filter(row -> row.ending != null && counted.contains(row.ending.reason()))
            .count();
  }

  private final class Steps implements BattleSteps {
    @Override
    public Begun begin(String conversationId) {
      synchronized (FakeRun.this) {
        FakeRow row = row(conversationId);
        if (row.ending == null) {
          row.begun = true;
          row.played = true;
          begins.add(row.index);
          look();
        }
        return new Begun(row.result(conversationId), row.order, row.wanted, row.intent);
      }
    }

    @Override
    public BattleResult end(String conversationId, Ending ending) {
      return FakeRun.this.end(row(conversationId), ending);
    }
  }

  private final class Recording implements RunRecordingActivities {
    @Override
    public RunPlan beginRun(ScaleInput input) {
      return new RunPlan(
          result,
          battles,
          concurrency,
          deadlineLeftMs,
          wanted,
          intent,
          SUMMARY,
          null,
          summary == null ? null : FakeSummary.PLAN);
    }

    @Override
    public List<Integer> remaining(String runId, int partition) {
      synchronized (FakeRun.this) {
        return rows.stream()
            .filter(row -> row.index / RunPlan.PARTITION == partition && row.ending == null)
            .map(row -> row.index)
            .toList();
      }
    }

    @Override
    public boolean isBudgetSpent(String runId) {
      note("budget");
      return budgetSpent;
    }

    @Override
    public void settle(String runId, int index, String sentence) {
      FakeRow row = rows.get(index);
      if (row.ending == null) {
        note("settle " + index);
        end(row, Ending.failed(FailureType.INTERNAL, sentence));
      }
    }

    @Override
    public void endUnbegun(String runId, Ending ending) {
      note("unbegun " + ending.reason());
      rows.stream().filter(row -> !row.begun).forEach(row -> end(row, ending));
    }

    @Override
    public void runPaused(String runId, Intent by) {
      note("paused by " + words(by));
    }

    @Override
    public void runResumed(String runId, Intent by) {
      note("resumed by " + words(by));
    }

    @Override
    public boolean hasWhatToSummarise(String runId) {
      note("anything to summarise");
      return count(EndedReason.GOAL, EndedReason.LIMIT, EndedReason.ABANDONED) > 0;
    }

    @Override
    public void summaryFailed(String runId, FailureType failure, String sentence) {
      note("no summary: " + failure + " " + sentence);
    }

    @Override
    public RunResult endRun(String runId, RunEnding ending) {
      synchronized (FakeRun.this) {
        note("end " + ending.state() + (ending.by() == null ? "" : " by " + ending.by()));
        result =
            new RunResult(
                ID,
                ending.state(),
                count(EndedReason.GOAL),
                count(EndedReason.LIMIT, EndedReason.ABANDONED),
                count(EndedReason.BUDGET, EndedReason.TIMEOUT),
                count(EndedReason.ERROR),
                count(EndedReason.MANUAL));
        return result;
      }
    }
  }

  private final class Control implements RunControlActivities {
    @Override
    public int tellAll(String runId, Wanted wish, Intent by) {
      List<FakeRow> told = new ArrayList<>();
      synchronized (FakeRun.this) {
        note("tell " + wish);
        for (FakeRow row : rows) {
          if (row.ending == null) {
            row.tell(wish, by);
            if (row.begun && row.wanted == wish) {
              told.add(row);
            }
          }
        }
      }
      told.forEach(row -> signal(row, wish));
      return told.size();
    }

    private void signal(FakeRow row, Wanted wish) {
      Intent by = Objects.requireNonNull(row.intent);
      BattleWorkflow workflow =
          Objects.requireNonNull(client)
              .newWorkflowStub(BattleWorkflow.class, BattleWorkflows.id(battleId(row.index)));
      try {
        switch (wish) {
          case RUN -> workflow.resume(by);
          case PAUSE -> workflow.pause(by);
          case CANCEL -> workflow.cancel(by);
          case EXPIRE -> workflow.expire(by);
        }
      } catch (WorkflowNotFoundException notPlayed) {
        if (wish.isFinal()) {
          end(row, Ending.of(wish, by));
        }
      }
    }

    @Override
    public void aggregate(String runId) {
      note("aggregate");
      if (reportBroken) {
        throw ApplicationFailure.newFailure("There is no room for the report.", "BROKEN");
      }
    }
  }
}
