package dev.gauntlet.standalone.command;

import dev.gauntlet.cli.server.RunningServer;
import dev.gauntlet.cli.server.ServerHandle;
import dev.gauntlet.cli.server.ServerSource;
import dev.gauntlet.cli.server.ServerUnavailableException;
import dev.gauntlet.standalone.app.Standalone;
import dev.gauntlet.standalone.server.DataDirectory;
import dev.gauntlet.standalone.server.Environment;
import dev.gauntlet.standalone.server.Owner;
import dev.gauntlet.standalone.server.StartupException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The server of this machine: the one that has the data directory, else one that is started. */
public final class LocalServer implements ServerSource {
  private final Map<String, String> variables;
  private final Path home;

  /**
   * @param variables the environment variables
   * @param home the user's home directory
   */
  public LocalServer(Map<String, String> variables, Path home) {
    this.variables = Map.copyOf(variables);
    this.home = home;
  }

  @Override
  public ServerHandle open() throws ServerUnavailableException, InterruptedException {
    Optional<ServerHandle> running = running();
    if (running.isPresent()) {
      return running.get();
    }
    try {
      System.err.println("Starting Gauntlet ...");
      Standalone standalone = Standalone.start(Environment.of(variables, home));
      Runtime.getRuntime().addShutdownHook(new Thread(standalone::close, "stopping"));
      return new Own(standalone);
    } catch (StartupException failure) {
      throw new ServerUnavailableException(String.valueOf(failure.getMessage()), failure);
    }
  }

  /**
   * The server of this machine when it is running; none is started.
   *
   * @throws ServerUnavailableException when none is; its message says what to do
   */
  public ServerHandle openRunning() throws ServerUnavailableException, InterruptedException {
    return expected().open();
  }

  private Optional<ServerHandle> running() throws InterruptedException {
    return expected().find();
  }

  private RunningServer expected() {
    Optional<URI> announced =
        DataDirectory.owner(Environment.dataDirectory(variables, home)).flatMap(Owner::address);
    return announced.map(RunningServer::new).orElseGet(() -> RunningServer.local(variables));
  }

  /** A server that was started for one command. */
  private record Own(Standalone standalone) implements ServerHandle {
    @Override
    public URI address() {
      return standalone.address();
    }

    @Override
    public boolean startedHere() {
      return true;
    }

    @Override
    public void close() {
      standalone.close();
    }
  }
}
