package dev.gauntlet.web.agent;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Rest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of what is stored for later use. */
final class Library {
  static final String AGENTS = "/api/agents";
  static final String TEMPLATES = "/api/prompt-templates";

  private static final AtomicInteger DRAWN = new AtomicInteger();

  private final Rest rest;

  Library(Rest rest) {
    this.rest = rest;
  }

  /** An id that no other test has. */
  static String id(String begin) {
    return begin + "-" + DRAWN.incrementAndGet();
  }

  /** An agent with this id, and further fields as the end of a JSON object. */
  static String agent(String id, String more) {
    return """
    {"id": "%s", "name": "Ana", "provider": "simulated", "model": "fake"%s}
    """
        .formatted(id, more);
  }

  static String template(String id, String text) {
    return """
    {"id": "%s", "name": "Greeting", "text": "%s"}
    """
        .formatted(id, text);
  }

  /** Stores an agent and returns its id. */
  String storeAgent(String more) {
    String id = id("agent");
    rest.post(AGENTS, agent(id, more)).hasStatus(201);
    return id;
  }

  /** Stores a template and returns its id. */
  String storeTemplate(String text) {
    String id = id("template");
    rest.post(TEMPLATES, template(id, text)).hasStatus(201);
    return id;
  }

  Answer put(String path, String json, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return rest.send("PUT", path, BodyPublishers.ofString(json), all);
  }

  /** Stores the version that follows. */
  Answer change(String path, String json, int version) {
    return put(path, json, "If-Match", "\"" + version + "\"");
  }

  Answer delete(String path, String... headers) {
    return rest.send("DELETE", path, BodyPublishers.noBody(), headers);
  }
}
