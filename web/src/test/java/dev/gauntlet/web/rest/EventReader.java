package dev.gauntlet.web.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads server-sent events as they come, as a browser does (HTML, 9.2.6). */
public final class EventReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpResponse<InputStream> response;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private volatile int comments;
  private volatile boolean over;

  /**
   * An event.
   *
   * @param id its id, or null when it has none of its own
   * @param name its name
   * @param data its data as JSON
   */
  public record Event(@Nullable String id, String name, JsonNode data) {}

  EventReader(HttpResponse<InputStream> response) {
    this.response = response;
    Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String id = null;
      String name = "message";
      StringBuilder data = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          data.append(line.substring(5));
        } else if (line.startsWith(":")) {
          comments++;
        } else if (line.isEmpty() && !data.isEmpty()) {
          events.add(new Event(id, name, Bodies.read(data.toString())));
          id = null;
          name = "message";
          data.setLength(0);
        }
      }
    } catch (IOException closed) {
      // The stream ends, one way or another.
    } finally {
      over = true;
    }
  }

  /** The answer's status. */
  public int status() {
    return response.statusCode();
  }

  /** A header of the answer, or empty. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** What came so far. */
  public List<Event> events() {
    return events;
  }

  /** How many comments came so far. */
  public int comments() {
    return comments;
  }

  /** Whether the server has closed the stream. */
  public boolean isOver() {
    return over;
  }

  /** What came, once the server has closed the stream. */
  public List<Event> awaitEnd() {
    Awaitility.await().atMost(PATIENCE).until(() -> over);
    return events;
  }

  /** The first event that is as awaited. */
  public Event await(Predicate<Event> awaited) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> events.stream().filter(awaited).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException closed) {
      // It is closed.
    }
  }
}
