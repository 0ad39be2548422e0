package dev.gauntlet.standalone.server;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A workflow that shows that a server and a worker work. */
@WorkflowInterface
public interface EchoWorkflow {

  @WorkflowMethod
  String echo(String word);

  /** Answers with what it was asked. */
  class Impl implements EchoWorkflow {
    @Override
    public String echo(String word) {
      return word;
    }
  }
}
