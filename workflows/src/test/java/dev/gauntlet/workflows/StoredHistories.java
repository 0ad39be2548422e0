package dev.gauntlet.workflows;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Histories that were recorded, to be played again on today's code, command by command. */
public record StoredHistories(Path folder) {

  /** A test for each history that it plays again. */
  public Stream<DynamicTest> playAgain(Worker worker) throws IOException {
    return each(file -> WorkflowReplayer.replayWorkflowExecution(read(file), worker));
  }

  /** A test for each history that a worker whose workflow takes other steps is found by it. */
  public Stream<DynamicTest> findOtherSteps(Worker worker) throws IOException {
    return each(file ->
        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(read(file), worker))
            .hasStackTraceContaining("NonDeterministicException"));
  }

  private interface Check {
    void of(Path file) throws Exception;
  }

  private Stream<DynamicTest> each(Check check) throws IOException {
    return files().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check.of(file)));
  }

  /** Their files' names. */
  public List<String> names() throws IOException {
    return files().stream().map(file -> file.getFileName().toString()).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** One of them. */
  public WorkflowExecutionHistory read(String name) throws IOException {
    return read(folder.resolve(name));
  }

  private static WorkflowExecutionHistory read(Path file) throws IOException {
    return WorkflowExecutionHistory.fromJson(Files.readString(file));
  }
}
