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
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Battles as child workflows, so many at a time; whichever way one ends, the next one begins. */
final class BattleWindow implements Battles {
  private static final String CHILD_FAILED =
      "The battle's workflow failed or was closed from outside, in Temporal itself.";

  private final RunRecordingActivities recording;
  private final String runId;
  private final int battles;
  private final String summary;
  private final IntConsumer giveBack;
  private final int lump;

  private final Deque<Integer> waiting;
  private final Set<Integer> open = new LinkedHashSet<>();
  private final Deque<Integer> failed = new ArrayDeque<>();
  private int slots;
  private boolean held;
  private boolean stopped;
  private boolean budgetInQuestion;
  private boolean budgetSpent;

  /**
   * @param recording where ends are written down
   * @param input the run, how many battles it has, and how many may be played at a time
   * @param remaining the battles to play, by index
   * @param giveBack takes slots for which there is no battle any more
   */
  BattleWindow(
      RunRecordingActivities recording,
      PartitionInput input,
      Collection<Integer> remaining,
      IntConsumer giveBack) {
    this.recording = recording;
    this.runId = input.runId();
    this.battles = input.battles();
    this.summary = input.summary();
    this.slots = input.slots();
    this.waiting = new ArrayDeque<>(remaining);
    this.giveBack = giveBack;
    // Giving back one by one would cost the parent an event a battle.
    this.lump = Math.max(1, input.slots() / 8);
  }

  @Override
  public void play() {
    while (true) {
      settleFailed();
      checkBudget();
      while (mayBegin()) {
        begin(waiting.remove());
      }
      if (mayGiveBack()) {
        int idle = idle();
        slots -= idle;
        giveBack.accept(idle);
      }
      if (isDone()) {
        return;
      }
      Workflow.await(
          () -> isDone() || mayBegin() || mayGiveBack() || budgetInQuestion || !failed.isEmpty());
    }
  }

  private boolean mayBegin() {
    return !held && hasMore() && open.size() < slots;
  }

  private boolean hasMore() {
    return !stopped && !waiting.isEmpty();
  }

  private int idle() {
    return hasMore() ? 0 : slots - open.size();
  }

  private boolean mayGiveBack() {
    return idle() >= lump || (idle() > 0 && open.isEmpty());
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
      budgetInQuestion = true;
    }
  }

  /** The row has the last word: a workflow that was closed may have written its end before. */
  private void settleFailed() {
    while (!failed.isEmpty()) {
      recording.settle(runId, failed.remove(), CHILD_FAILED);
    }
  }

  private void checkBudget() {
    if (budgetInQuestion) {
      budgetInQuestion = false;
      budgetSpent = recording.isBudgetSpent(runId);
      stopped = stopped || budgetSpent;
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
