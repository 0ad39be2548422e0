package dev.gauntlet.activities.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gauntlet.workflows.webhook.WebhookTargets;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts to receivers. It follows no redirect, keeps no connection and no cookie, uses no proxy,
 * repeats nothing of its own accord, and reads no more than the beginning of an answer.
 */
public final class WebhookClient implements AutoCloseable {
  private static final int LONGEST_BODY = 1_024;

  /** The pool is no limit: connections are not kept, and deliveries are counted elsewhere. */
  private static final int CONNECTIONS = 10_000;

  private final CloseableHttpClient client;
  private final Duration atMost;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param targets where it may connect to
   * @param atMost the longest that a request may take, name and answer included
   */
  public WebhookClient(WebhookTargets targets, Duration atMost) {
    this(targets, atMost, SystemDefaultDnsResolver.INSTANCE);
  }

  /** The same with another way of resolving names. */
  WebhookClient(WebhookTargets targets, Duration atMost, DnsResolver names) {
    this.atMost = atMost;
    // Our own deadline comes first, so that whoever is late is said to be late.
    Timeout patience = Timeout.of(atMost.plusSeconds(1));
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new GuardedResolver(names, targets))
                    .setMaxConnTotal(CONNECTIONS)
                    .setMaxConnPerRoute(CONNECTIONS)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(patience)
                            .setSocketTimeout(patience)
                            .build())
                    .build())
            .setConnectionReuseStrategy((request, response, context) -> false)
            .setUserAgent("Gauntlet")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableAuthCaching()
            .disableCookieManagement()
            .disableContentCompression()
            .build();
  }

  /**
   * Posts JSON. The deadline is our own, for names are resolved without one.
   *
   * @throws InterruptedException when the calling thread is interrupted; the connection is closed
   */
  Posted post(String url, Map<String, String> headers, String json) throws InterruptedException {
    HttpPost request = new HttpPost(url);
    headers.forEach(request::setHeader);
    request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
    Future<Posted> posted = threads.submit(() -> send(request));
    try {
      return posted.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Posted.Unanswered("It did not answer within %d s.".formatted(atMost.toSeconds()));
    } catch (ExecutionException e) {
      return new Posted.Unanswered(sentence(e.getCause()));
    } finally {
      request.cancel();
      posted.cancel(true);
    }
  }

  /** Ends by closing the connection: whoever sends without end is not listened to. */
  private Posted send(HttpPost request) throws IOException {
    ClassicHttpResponse response = client.executeOpen(null, request, null);
    try {
      String body = beginning(response.getEntity());
      return new Posted.Answered(response.getCode(), RetryAfter.of(response), body);
    } finally {
      request.cancel();
    }
  }

  /** What breaks off in the middle of its body was answered all the same. */
  private static String beginning(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) {
      return "";
    }
    InputStream body = entity.getContent();
    return new String(body.readNBytes(LONGEST_BODY), UTF_8);
  }

  private static String sentence(@Nullable Throwable failure) {
    return switch (failure) {
      case RefusedAddressException refused ->
          "Its host leads to an address that is not of the public internet; whoever runs this"
              + " Gauntlet can allow it with gauntlet.webhooks.allow.";
      case UnknownHostException unknown -> "Its host has no address.";
      case ConnectException refused -> "Nobody takes connections there.";
      case SSLException tls ->
          "No secure connection came about: its certificate or its protocol is not accepted.";
      case null, default -> "The connection broke off before there was an answer.";
    };
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    client.close();
  }
}
