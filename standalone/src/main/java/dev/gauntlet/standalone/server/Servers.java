package dev.gauntlet.standalone.server;

import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * What runs beneath the web and the worker of a standalone: its data directory, its PostgreSQL and
 * its Temporal.
 *
 * <pre>{@code
 * try (Servers servers = Servers.start(Environment.of(System.getenv(), home))) {
 *   // run the application on servers.database() and servers.temporal(), end it
 * }
 * }</pre>
 *
 * <p>There is no shutdown hook: who starts them closes them, after the application has ended.
 */
public final class Servers implements AutoCloseable {

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);

  private final DataDirectory dataDirectory;
  private final DatabaseAddress database;
  private final TemporalConnection temporal;
  private final Runnable forgetting;
  private final Started started;

  private Servers(
      DataDirectory dataDirectory,
      DatabaseAddress database,
      TemporalConnection temporal,
      Runnable forgetting,
      Started started) {
    this.dataDirectory = dataDirectory;
    this.database = database;
    this.temporal = temporal;
    this.forgetting = forgetting;
    this.started = started;
  }

  /**
   * Takes the data directory, sees that the HTTP port is free, and starts PostgreSQL and Temporal
   * as the environment has it. Returns when both serve; what was started before a failure is
   * closed.
   *
   * @throws StartupException with a sentence for the person at the terminal
   */
  public static Servers start(Environment environment) {
    var started = new Started();
    try {
      DataDirectory directory = DataDirectory.take(environment.dataDirectory());
      started.add(directory::close);
      HttpPort.requireFree(environment.host(), environment.port());
      DatabaseAddress database =
          environment
              .database()
              .orElseGet(() -> {
                EmbeddedDatabase server = EmbeddedDatabase.start(directory);
                started.add(server::close);
                return server.address();
              });
      String namespace = environment.temporalNamespace();
      TemporalMode mode = environment.temporal();
      return switch (mode) {
        case TemporalMode.Embedded embedded -> {
          EmbeddedTemporal server = EmbeddedTemporal.start();
          started.add(server::close);
          var connection =
              new TemporalConnection(server.stubs(), namespace, mode, Optional.empty());
          yield new Servers(directory, database, connection, server::renew, started);
        }
        case TemporalMode.DevServer dev -> {
          DevServer server = DevServer.start(directory, dev.command(), namespace);
          started.add(server::close);
          var connection =
              new TemporalConnection(server.stubs(), namespace, mode, Optional.of(server.ui()));
          yield new Servers(directory, database, connection, () -> {}, started);
        }
        case TemporalMode.Cluster cluster -> {
          WorkflowServiceStubs stubs = connectTo(cluster);
          started.add(stubs::shutdownNow);
          var connection = new TemporalConnection(stubs, namespace, mode, Optional.empty());
          yield new Servers(directory, database, connection, () -> {}, started);
        }
      };
    } catch (RuntimeException e) {
      started.closeAfter(e);
      throw e;
    }
  }

  private static WorkflowServiceStubs connectTo(TemporalMode.Cluster cluster) {
    try {
      return WorkflowServiceStubs.newConnectedServiceStubs(
          WorkflowServiceStubsOptions.newBuilder().setTarget(cluster.target()).build(),
          CONNECT_PATIENCE);
    } catch (RuntimeException noAnswer) {
      throw new StartupException(
          "No Temporal server answers at %s within %d s. Start it, correct GAUNTLET_TEMPORAL_TARGET, or set it to embedded."
              .formatted(cluster.target(), CONNECT_PATIENCE.toSeconds()),
          noAnswer);
    }
  }

  /** The folder with the data; {@link DataDirectory#announce} tells others the HTTP address. */
  public DataDirectory dataDirectory() {
    return dataDirectory;
  }

  /** The PostgreSQL; its database exists and may be empty. */
  public DatabaseAddress database() {
    return database;
  }

  /** The Temporal server. */
  public TemporalConnection temporal() {
    return temporal;
  }

  /**
   * Frees the memory which an embedded Temporal spends on workflows, by forgetting all of them,
   * open ones too: for a moment when nothing runs. The stubs and the workers on them go on. Does
   * nothing on other servers.
   */
  public void forgetWorkflows() {
    forgetting.run();
  }

  /** Stops in reverse order what was started. */
  @Override
  public void close() {
    started.close();
  }
}
