package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.SignalExternalWorkflowExecutionInitiatedEventAttributes;
import io.temporal.api.history.v1.StartChildWorkflowExecutionInitiatedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionSignaledEventAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Who had how many slots, as the history of a run's workflow tells it. */
final class SlotLedger {
  private final Map<String, Integer> held = new HashMap<>();
  private final List<Integer> leftAfterGiving = new ArrayList<>();
  private int free;
  private int fewestHeld;

  SlotLedger(int concurrency, List<HistoryEvent> history) {
    free = concurrency;
    history.forEach(this::read);
  }

  /** What was left each time when slots were given: less than 0 is too much, more was forgotten. */
  List<Integer> leftAfterGiving() {
    return leftAfterGiving;
  }

  /** The fewest slots that a partition ever had; less than 0 is too few. */
  int fewestHeld() {
    return fewestHeld;
  }

  /** What is free in the end. */
  int free() {
    return free;
  }

  private void read(HistoryEvent event) {
    switch (event.getEventType()) {
      case EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED ->
          begun(event.getStartChildWorkflowExecutionInitiatedEventAttributes());
      case EVENT_TYPE_SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_INITIATED ->
          told(event.getSignalExternalWorkflowExecutionInitiatedEventAttributes());
      case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED ->
          signaled(event.getWorkflowExecutionSignaledEventAttributes());
      case EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED ->
          ended(
              event
                  .getChildWorkflowExecutionCompletedEventAttributes()
                  .getWorkflowExecution()
                  .getWorkflowId());
      case EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED ->
          ended(
              event
                  .getChildWorkflowExecutionFailedEventAttributes()
                  .getWorkflowExecution()
                  .getWorkflowId());
      default -> {}
    }
  }

  private void begun(StartChildWorkflowExecutionInitiatedEventAttributes child) {
    give(child.getWorkflowId(), argument(child.getInput(), 0, PartitionInput.class).slots());
  }

  private void told(SignalExternalWorkflowExecutionInitiatedEventAttributes signal) {
    if (signal.getSignalName().equals("grant")) {
      give(
          signal.getWorkflowExecution().getWorkflowId(),
          argument(signal.getInput(), 0, Integer.class));
    }
  }

  private void give(String partition, int slots) {
    free -= slots;
    held.merge(partition, slots, Integer::sum);
    leftAfterGiving.add(free);
  }

  private void signaled(WorkflowExecutionSignaledEventAttributes signal) {
    if (signal.getSignalName().equals("handOn")) {
      String partition =
          ScaleWorkflows.partitionId(FakeRun.ID, argument(signal.getInput(), 0, Integer.class));
      int slots = argument(signal.getInput(), 1, Integer.class);
      if (held.containsKey(partition)) {
        free += slots;
        fewestHeld = Math.min(fewestHeld, held.merge(partition, -slots, Integer::sum));
      }
    }
  }

  private void ended(String partition) {
    free += Objects.requireNonNull(held.remove(partition));
  }

  private static <T> T argument(
      io.temporal.api.common.v1.Payloads input, int position, Class<T> type) {
    return Payloads.converter().fromPayloads(position, Optional.of(input), type, type);
  }
}
