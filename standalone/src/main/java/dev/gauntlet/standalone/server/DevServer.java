package dev.gauntlet.standalone.server;

import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The dev server of the {@code temporal} command as a child process on loopback, with its database
 * file and its log in the data directory, and its Web UI.
 */
final class DevServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  private final Process process;
  private final DevServerPorts ports;
  private final WorkflowServiceStubs stubs;

  private DevServer(Process process, DevServerPorts ports) {
    this.process = process;
    this.ports = ports;
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target()).build());
  }

  /**
   * Starts it and waits until it serves the namespace, after stopping the one which a killed
   * Gauntlet left running. It takes the ports of last time where they are free.
   *
   * @throws StartupException when it does not serve within a minute, with the end of its log
   */
  static DevServer start(DataDirectory directory, Path command, String namespace) {
    Path folder = directory.folder("temporal");
    Path database = folder.resolve("temporal.db");
    Path log = folder.resolve("temporal.log");
    new Leftovers(Set.of(command.getFileName().toString()), database).stop();
    DevServerPorts ports = DevServerPorts.choose(folder);
    DevServer server;
    try {
      server = new DevServer(launch(command, database, log, namespace, ports), ports);
    } catch (IOException e) {
      throw new StartupException("%s cannot be run (%s).".formatted(command, e.getMessage()), e);
    }
    try {
      server.awaitReadiness(namespace, log);
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static Process launch(
      Path command, Path database, Path log, String namespace, DevServerPorts ports)
      throws IOException {
    List<String> line = new ArrayList<>(OwnSession.prefix());
    line.addAll(
        List.of(
            command.toString(),
            "server",
            "start-dev",
            "--ip",
            "127.0.0.1",
            "--port",
            Integer.toString(ports.grpc()),
            "--ui-port",
            Integer.toString(ports.ui()),
            "--db-filename",
            database.toString(),
            "--sqlite-pragma",
            "journal_mode=WAL",
            "--sqlite-pragma",
            "synchronous=NORMAL",
            "--namespace",
            namespace,
            "--log-level",
            "error"));
    return new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private void awaitReadiness(String namespace, Path log) {
    var request = DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isServing(request)) {
      if (hasEnded(Duration.ofMillis(50)) || System.nanoTime() > end) {
        throw new StartupException(
            "The Temporal dev server %s. %s%nSet GAUNTLET_TEMPORAL_TARGET=embedded to do without it."
                .formatted(
                    process.isAlive()
                        ? "does not answer within " + PATIENCE.toSeconds() + " s"
                        : "ended with status " + process.exitValue(),
                    LogTail.of(log)));
      }
    }
  }

  private boolean isServing(DescribeNamespaceRequest request) {
    try {
      stubs.blockingStub().withDeadlineAfter(1, TimeUnit.SECONDS).describeNamespace(request);
      return true;
    } catch (io.grpc.StatusRuntimeException e) {
      return false;
    }
  }

  private boolean hasEnded(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupException("Interrupted while the Temporal dev server started.", e);
    }
  }

  String target() {
    return "127.0.0.1:" + ports.grpc();
  }

  URI ui() {
    return URI.create("http://127.0.0.1:" + ports.ui());
  }

  WorkflowServiceStubs stubs() {
    return stubs;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    process.destroy();
    try {
      if (!process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
