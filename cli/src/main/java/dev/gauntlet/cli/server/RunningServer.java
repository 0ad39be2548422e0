package dev.gauntlet.cli.server;

import dev.gauntlet.cli.rest.GauntletClient;
import dev.gauntlet.cli.rest.ProblemException;
import dev.gauntlet.cli.rest.ServerLostException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A server that somebody else runs. */
public final class RunningServer implements ServerSource {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI address;

  /**
   * @param address where it is expected
   */
  public RunningServer(URI address) {
    this.address = address;
  }

  /**
   * The server of this machine, at {@code GAUNTLET_PORT} or 8080.
   *
   * @param environment the environment variables
   */
  public static RunningServer local(Map<String, String> environment) {
    String port = environment.getOrDefault("GAUNTLET_PORT", "8080");
    return new RunningServer(URI.create("http://127.0.0.1:" + port));
  }

  /** The server when one answers there and is Gauntlet. */
  public Optional<ServerHandle> find() throws InterruptedException {
    try {
      return Optional.of(open());
    } catch (ServerUnavailableException none) {
      return Optional.empty();
    }
  }

  @Override
  public ServerHandle open() throws ServerUnavailableException, InterruptedException {
    try (GauntletClient client = new GauntletClient(address, PATIENCE)) {
      client.providers();
      return new Found(client.address());
    } catch (ServerLostException | ProblemException noServer) {
      throw new ServerUnavailableException(
          "No Gauntlet server answers at "
              + address
              + ". Start one with ./gauntlet up, or name another with --server.\n"
              + noServer.getMessage(),
          noServer);
    }
  }

  private record Found(URI address) implements ServerHandle {
    @Override
    public boolean startedHere() {
      return false;
    }

    @Override
    public void close() {
      // It belongs to whoever started it.
    }
  }
}
