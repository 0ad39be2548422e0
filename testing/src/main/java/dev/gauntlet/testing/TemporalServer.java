package dev.gauntlet.testing;

import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A real Temporal server for a test: the {@code temporal} command's dev server in memory, on free
 * ports of loopback, with the namespace {@code default} and its Web UI.
 */
public final class TemporalServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final class Holder {
    static final TemporalServer SERVER = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close, "temporal-server-end"));
    }
  }

  private final Process process;
  private final int port;
  private final int uiPort;
  private final WorkflowServiceStubs stubs;

  private TemporalServer(Process process, int port, int uiPort) {
    this.process = process;
    this.port = port;
    this.uiPort = uiPort;
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target()).build());
  }

  /**
   * The server which all tests of a JVM share; it ends with the JVM and must not be closed. Skips
   * the calling test when there is no {@code temporal} command, see {@link Requirement}.
   */
  public static TemporalServer shared() {
    Requirement.temporalCommand();
    return Holder.SERVER;
  }

  /** A server of the test's own, which closes it. Skips like {@link #shared()}. */
  public static TemporalServer start() {
    Path command = Requirement.temporalCommand();
    int port = freePort();
    int uiPort = freePort();
    TemporalServer server = new TemporalServer(launch(command, port, uiPort), port, uiPort);
    try {
      server.stubs.connect(PATIENCE);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** Host and port of the gRPC front end. */
  public String target() {
    return "127.0.0.1:" + port;
  }

  /** The address of the Web UI. */
  public URI ui() {
    return URI.create("http://127.0.0.1:" + uiPort);
  }

  /** Connected stubs, which end with the server. */
  public WorkflowServiceStubs stubs() {
    return stubs;
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static Process launch(Path command, int port, int uiPort) {
    try {
      Path log = Files.createTempFile("temporal-server", ".log");
      log.toFile().deleteOnExit();
      return new ProcessBuilder(
              command.toString(),
              "server",
              "start-dev",
              "--ip",
              "127.0.0.1",
              "--port",
              Integer.toString(port),
              "--ui-port",
              Integer.toString(uiPort),
              "--log-level",
              "error")
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("The Temporal server of the tests does not start.", e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
