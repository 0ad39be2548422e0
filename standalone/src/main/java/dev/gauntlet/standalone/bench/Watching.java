package dev.gauntlet.standalone.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Readers of streams and pollers of status, as browsers and scripts are, and what they wait. */
final class Watching implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Pattern AT = Pattern.compile("\"at\":\"([^\"]+)\"");

  private final URI address;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final Latencies events = new Latencies();
  private final Latencies polls = new Latencies();
  private final AtomicLong parts = new AtomicLong();
  private final AtomicLong unchanged = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean over;

  Watching(URI address) {
    this.address = address;
  }

  void stream(String battle) {
    threads.execute(() -> {
      try {
        HttpResponse<InputStream> stream =
            client.send(request("/api/stream/" + battle).build(), BodyHandlers.ofInputStream());
        if (stream.statusCode() != 200) {
          failures.incrementAndGet();
          return;
        }
        read(stream.body());
      } catch (IOException broken) {
        failed();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private void read(InputStream body) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null && !over; line = lines.readLine()) {
        if (!line.startsWith("data:")) {
          continue;
        }
        Matcher at = AT.matcher(line);
        if (at.find()) {
          Duration late = Duration.between(Instant.parse(at.group(1)), Instant.now());
          events.add(late.toNanos() / 1e6);
        } else {
          parts.incrementAndGet();
        }
      }
    }
  }

  void poll(String battle) {
    threads.execute(() -> {
      String tag = "";
      try {
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(EVERY.toMillis()));
        while (!over) {
          long began = System.nanoTime();
          tag = ask(battle, tag);
          long took = System.nanoTime() - began;
          polls.add(took / 1e6);
          TimeUnit.NANOSECONDS.sleep(Math.max(0, EVERY.toNanos() - took));
        }
      } catch (IOException broken) {
        failed();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private String ask(String battle, String tag) throws IOException, InterruptedException {
    HttpRequest.Builder request = request("/api/battles/" + battle + "/status");
    if (!tag.isEmpty()) {
      request.header("If-None-Match", tag);
    }
    HttpResponse<Void> answer = client.send(request.build(), BodyHandlers.discarding());
    switch (answer.statusCode()) {
      case 200 -> {}
      case 304 -> unchanged.incrementAndGet();
      default -> failures.incrementAndGet();
    }
    return answer.headers().firstValue("ETag").orElse("");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path));
  }

  private void failed() {
    if (!over) {
      failures.incrementAndGet();
    }
  }

  /** Counts from now on. */
  void begin() {
    events.forget();
    polls.forget();
    parts.set(0);
    unchanged.set(0);
  }

  Latencies events() {
    return events;
  }

  Latencies polls() {
    return polls;
  }

  long parts() {
    return parts.get();
  }

  long unchanged() {
    return unchanged.get();
  }

  long failures() {
    return failures.get();
  }

  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
    client.shutdownNow();
  }
}
