package dev.gauntlet.workflows.scale;

import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;

/** Signals to workflows that may be closed by then. */
final class Signals {

  private Signals() {}

  /**
   * Sends a signal, and goes on when nobody is there to hear it. The SDK (1.38) documents {@link
   * SignalExternalWorkflowException} for that, but throws an {@link ApplicationFailure} with the
   * server's cause as its type.
   */
  static void send(Runnable signal) {
    try {
      signal.run();
    } catch (ApplicationFailure | SignalExternalWorkflowException closed) {
      Workflow.getLogger(Signals.class).debug("a workflow was closed before it was told");
    }
  }
}
