package dev.gauntlet.workflows.scale;

import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The battles of a large run in partitions, one after the other: as one drains, its slots are
 * handed on to the next, so that the run's concurrency holds over all of them.
 */
final class Partitions implements Battles {
  private static final String CLOSED =
      "The workflow that played this part of the run was closed from outside, in Temporal itself.";

  private final RunRecordingActivities recording;
  private final String runId;
  private final RunPlan plan;

  private final Map<Integer, Partition> open = new TreeMap<>();
  private final Deque<Integer> failed = new ArrayDeque<>();
  private int free;
  private int begun;
  private boolean latestDrains = true;
  private boolean held;
  private boolean stopped;
  private boolean budgetSpent;

  /** A partition under way, and the slots it has. */
  private static final class Partition {
    private final ScalePartitionWorkflow workflow;
    private int slots;

    Partition(ScalePartitionWorkflow workflow, int slots) {
      this.workflow = workflow;
      this.slots = slots;
    }
  }

  Partitions(RunRecordingActivities recording, String runId, RunPlan plan) {
    this.recording = recording;
    this.runId = runId;
    this.plan = plan;
    this.free = plan.concurrency();
  }

  @Override
  public void play() {
    while (true) {
      settleFailed();
      if (budgetSpent && !stopped) {
        stop();
      }
      if (mayBegin()) {
        begin(begun);
      } else if (mayGrant()) {
        grant(begun - 1);
      }
      if (isDone()) {
        return;
      }
      Workflow.await(() -> isDone() || mayBegin() || mayGrant() || hasNews());
    }
  }

  private boolean hasNews() {
    return !failed.isEmpty() || (budgetSpent && !stopped);
  }

  private boolean hasMore() {
    return !stopped && !budgetSpent && begun < plan.partitions();
  }

  private boolean mayBegin() {
    return !held && hasMore() && latestDrains && free > 0;
  }

  private boolean mayGrant() {
    return !stopped && !latestDrains && free > 0;
  }

  private boolean isDone() {
    return !hasMore() && open.isEmpty() && failed.isEmpty();
  }

  private void begin(int number) {
    ScalePartitionWorkflow workflow =
        Workflow.newChildWorkflowStub(
            ScalePartitionWorkflow.class, RunOptions.partition(runId, number, plan.summary()));
    PartitionInput input = new PartitionInput(runId, number, free, plan.battles(), plan.summary());
    open.put(number, new Partition(workflow, free));
    free = 0;
    begun++;
    latestDrains = false;
    Async.function(workflow::play, input)
        .handle((spent, failure) -> {
          ended(number, spent);
          return null;
        });
  }

  private void grant(int number) {
    Partition latest = open.get(number);
    if (latest == null) {
      latestDrains = true;
      return;
    }
    int more = free;
    free = 0;
    latest.slots += more;
    tell(latest, workflow -> workflow.grant(more));
  }

  private void ended(int number, @Nullable Boolean spent) {
    Partition partition = open.remove(number);
    if (partition != null) {
      free += partition.slots;
    }
    latestDrains = latestDrains || number == begun - 1;
    if (spent == null) {
      failed.add(number);
    } else if (spent) {
      spend();
    }
  }

  /** Nothing more begins, in any partition. */
  void spend() {
    budgetSpent = true;
  }

  void handOn(int number, int slots) {
    Partition partition = open.get(number);
    if (partition != null) {
      partition.slots -= slots;
      free += slots;
    }
    latestDrains = latestDrains || number == begun - 1;
  }

  private void settleFailed() {
    while (!failed.isEmpty()) {
      for (int index : recording.remaining(runId, failed.remove())) {
        recording.settle(runId, index, CLOSED);
      }
    }
  }

  /** One that has just ended needs not be told. */
  private static void tell(Partition partition, Consumer<ScalePartitionWorkflow> what) {
    Signals.send(() -> what.accept(partition.workflow));
  }

  private void tellAll(Consumer<ScalePartitionWorkflow> what) {
    for (Partition partition : open.values().toArray(Partition[]::new)) {
      tell(partition, what);
    }
  }

  @Override
  public void hold() {
    held = true;
    tellAll(ScalePartitionWorkflow::hold);
  }

  @Override
  public void goOn() {
    held = false;
    tellAll(ScalePartitionWorkflow::goOn);
  }

  @Override
  public void stop() {
    stopped = true;
    tellAll(ScalePartitionWorkflow::stop);
  }

  @Override
  public void closed(int index) {
    Partition partition = open.get(index / RunPlan.PARTITION);
    if (partition != null) {
      Async.procedure(() -> tell(partition, workflow -> workflow.closed(index)));
    }
  }

  @Override
  public int partitions() {
    return begun;
  }

  @Override
  public boolean budgetSpent() {
    return budgetSpent;
  }
}
