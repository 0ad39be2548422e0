package dev.gauntlet.standalone.server;

import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.InProcessTestServer;
import java.util.concurrent.TimeUnit;

/**
 * The Java test server of Temporal inside this process, in real time. It needs no port, keeps
 * everything in memory, and has neither a Web UI nor lists of workflows.
 */
final class EmbeddedTemporal implements AutoCloseable {

  private final SwitchingChannel channel;
  private final WorkflowServiceStubs stubs;
  private InProcessTestServer server;

  private EmbeddedTemporal(InProcessTestServer server) {
    this.server = server;
    this.channel = new SwitchingChannel(server.getChannel());
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setChannel(channel).build());
  }

  static EmbeddedTemporal start() {
    return new EmbeddedTemporal(newServer());
  }

  /** Reach whichever server is the current one. */
  WorkflowServiceStubs stubs() {
    return stubs;
  }

  /**
   * Replaces the server by an empty one, which forgets every workflow and frees its memory. Workers
   * and clients on {@link #stubs()} go on; calls in flight fail as if the connection broke.
   */
  synchronized void renew() {
    InProcessTestServer old = server;
    server = newServer();
    channel.switchTo(server.getChannel());
    stop(old);
  }

  @Override
  public synchronized void close() {
    stubs.shutdownNow();
    stop(server);
  }

  // The long polls end before the server does, which otherwise logs their failing one by one.
  private static void stop(InProcessTestServer server) {
    try {
      server.getChannel().shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.close();
  }

  private static InProcessTestServer newServer() {
    // "Locked" time skipping is real time.
    return TestServer.createServer(true);
  }
}
