package dev.gauntlet.standalone.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;

/** The port of the REST API and the UI, looked at before anything is started. */
public final class HttpPort {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private HttpPort() {}

  /**
   * Returns when the port can be listened on.
   *
   * @param port 0 is always free
   * @throws StartupException which says who has the port, where that can be seen, and what to do
   */
  public static void requireFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
    } catch (BindException e) {
      throw new StartupException(
          isInUse(e)
              ? taken(host, port)
              : "Gauntlet cannot listen on %s:%d (%s). Set GAUNTLET_PORT and GAUNTLET_HOST to where it may."
                  .formatted(host, port, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new StartupException(
          "Gauntlet cannot listen on %s:%d (%s).".formatted(host, port, e), e);
    }
  }

  private static boolean isInUse(BindException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("in use");
  }

  private static String taken(String host, int port) {
    String who =
        PortHolder.of(port)
            .map(holder -> "process %d (%s)".formatted(holder.pid(), holder.command()))
            .orElse("another process");
    String what =
        isGauntlet(host, port)
            ? "It answers as a Gauntlet: use that one, stop it, or set GAUNTLET_PORT (and"
                + " GAUNTLET_DATA_DIR) to run a second."
            : "Stop it, or set GAUNTLET_PORT to a free port, such as GAUNTLET_PORT="
                + FreePort.any()
                + ".";
    return "Port %d is taken by %s. %s".formatted(port, who, what);
  }

  private static boolean isGauntlet(String host, int port) {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var request =
          HttpRequest.newBuilder(new URI("http", null, host, port, "/api", null, null))
              .timeout(PATIENCE)
              .build();
      return client
          .send(request, HttpResponse.BodyHandlers.ofString())
          .body()
          .toLowerCase(Locale.ROOT)
          .contains("gauntlet");
    } catch (IOException | URISyntaxException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
