package dev.gauntlet.standalone.e2e;

import static org.awaitility.Awaitility.await;

import dev.gauntlet.standalone.e2e.CountingProvider.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A {@link CountingProvider} that runs. */
final class ProviderProcess implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String baseUrl;

  private ProviderProcess(Process process, String baseUrl) {
    this.process = process;
    this.baseUrl = baseUrl;
  }

  static ProviderProcess start() throws IOException {
    return start(Duration.ofMillis(100));
  }

  /** One that takes at least so long for an answer. */
  static ProviderProcess start(Duration latency) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CountingProvider.class.getName(),
                Long.toString(latency.toMillis()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new ProviderProcess(process, String.valueOf(process.inputReader().readLine()));
  }

  String baseUrl() {
    return baseUrl;
  }

  /** How many requests have arrived. */
  int count() {
    return Integer.parseInt(get("/count"));
  }

  /** Waits until so many more have arrived. */
  void awaitMore(int requests, Duration atMost) {
    int enough = count() + requests;
    await(requests + " more requests")
        .atMost(atMost)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> count() >= enough);
  }

  /** Every request that has arrived. */
  List<Request> requests() {
    return List.of(JsonMapper.shared().readValue(get("/requests"), Request[].class));
  }

  private String get(String path) {
    try {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(baseUrl).resolve(path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new IllegalStateException("the provider is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
