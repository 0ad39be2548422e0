package dev.gauntlet.activities.provider.http;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.concurrent.Executors;

/** The client that all providers of a process can share. */
public final class HttpClients {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private HttpClients() {}

  /**
   * A client that follows no redirects, since those would carry the key elsewhere, and speaks
   * HTTP/1.1: over HTTP/2 the JDK fails calls with "too many concurrent streams" once a run has
   * more of them in flight than the server allows on one connection, and over plain HTTP it sends
   * an upgrade that some model servers stumble over.
   */
  public static HttpClient create() {
    return HttpClient.newBuilder()
        .version(Version.HTTP_1_1)
        .followRedirects(Redirect.NEVER)
        .connectTimeout(CONNECT_TIMEOUT)
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }
}
