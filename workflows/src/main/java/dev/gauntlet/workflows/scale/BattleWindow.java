package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.battle.BattleInput;
import dev.gauntlet.workflows.battle.BattleResult;
import dev.gauntlet.workflows.battle.BattleWorkflow;
import dev.gauntlet.workflows.battle.EndedReason;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Battles as child workflows, so many at a time; whichever way one ends, the next one begins. */
final class BattleWindow implements Battles {
  private static final String CHILD_FAILED =
      "The battle's workflow failed or was closed from outside, in Temporal itself.";

  private final RunRecordingActivities recording;
  private final String runId;
  private final int battles;
  private final String summary;
  private final Whole whole;

  private final Deque<Integer> waiting;
  private final Set<Integer> open = new LinkedHashSet<>();
  private final Deque<Integer> failed = new ArrayDeque<>();
  private int slots;
  private boolean held;
  private boolean stopped;
  private boolean budgetInQuestion;
  private boolean budgetSpent;

  /** What a window has to say to the run of which it plays a part. */
  interface Whole {

    /** Takes slots for which the part has no battle any more. */
    void handOn(int slots);

    /** Hears that the run's budget is spent. */
    void budgetSpent();

    /** Of a run that plays all its battles in one window. */
    Whole NOTHING_MORE =
        new Whole() {
          @Override
          public void handOn(int slots) {}

          @Override
          public void budgetSpent() {}
        };
  }

  /**
   * @param recording where ends are written down
   * @param input the run, how many battles it has, and how many may be played at a time
   * @param remaining the battles to play, by index
   * @param whole the run of which this is a part
   */
  BattleWindow(
      RunRecordingActivities recording,
      PartitionInput input,
      Collection<Integer> remaining,
      Whole whole) {
    this.recording = recording;
    this.runId = input.runId();
    this.battles = input.battles();
    this.summary = input.summary();
    this.slots = input.slots();
    this.waiting = new ArrayDeque<>(remaining);
    this.whole = whole;
  }

  @Override
  public void play() {
    while (true) {
      settleFailed();
      checkBudget();
      while (mayBegin()) {
        begin(waiting.remove());
      }
      if (isDone()) {
        return;
      }
      if (mayHandOn()) {
        int idle = idle();
        slots -= idle;
        whole.handOn(idle);
      }
      Workflow.await(
          () -> isDone() || mayBegin() || mayHandOn() || budgetInQuestion || !failed.isEmpty());
    }
  }

  private boolean mayBegin() {
    return !held && hasMore() && open.size() < slots;
  }

  private boolean hasMore() {
    return !stopped && !waiting.isEmpty();
  }

  /** Slots that another part can use; none where the whole run has come to a stop. */
  private int idle() {
    return hasMore() || stopped ? 0 : slots - open.size();
  }

  /**
   * One by one would cost the run's workflow some nine events a battle. A lump is a share of what
   * is left, so that a few battles that take long do not keep many slots idle.
   */
  private boolean mayHandOn() {
    return idle() >= Math.max(1, slots / 8);
  }

  private boolean isDone() {
    return !hasMore() && open.isEmpty() && failed.isEmpty();
  }

  private void begin(int index) {
    open.add(index);
    String id = RunBattles.id(runId, index, battles);
    BattleWorkflow battle =
        Workflow.newChildWorkflowStub(BattleWorkflow.class, RunOptions.battle(id, summary));
    Async.function(battle::play, new BattleInput(id, 0))
        .handle((result, failure) -> {
          ended(index, result);
          return null;
        });
  }

  private void ended(int index, @Nullable BattleResult result) {
    if (!open.remove(index)) {
      return;
    }
    if (result == null) {
      failed.add(index);
    } else if (result.reason() == EndedReason.BUDGET) {
      budgetInQuestion = !budgetSpent;
    }
  }

  /** The row has the last word: a workflow that was closed may have written its end before. */
  private void settleFailed() {
    while (!failed.isEmpty()) {
      recording.settle(runId, failed.remove(), CHILD_FAILED);
    }
  }

  private void checkBudget() {
    while (budgetInQuestion) {
      budgetInQuestion = false;
      if (recording.isBudgetSpent(runId)) {
        budgetInQuestion = false;
        budgetSpent = true;
        stopped = true;
        whole.budgetSpent();
      }
    }
  }

  @Override
  public void hold() {
    held = true;
  }

  @Override
  public void goOn() {
    held = false;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public void closed(int index) {
    open.remove(index);
  }

  void grant(int more) {
    slots += more;
  }

  @Override
  public int partitions() {
    return 0;
  }

  @Override
  public boolean budgetSpent() {
    return budgetSpent;
  }
}
