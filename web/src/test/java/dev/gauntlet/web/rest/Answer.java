package dev.gauntlet.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What came back.
 *
 * @param status the status code
 * @param headers all of them
 * @param text the body
 */
public record Answer(int status, HttpHeaders headers, String text) {

  static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  /** The body as JSON. */
  public JsonNode json() {
    return Bodies.read(text);
  }

  /** A value of the body by its JSON pointer. */
  public JsonNode at(String pointer) {
    return json().at(pointer);
  }

  /** A header's first value, or null. */
  public @Nullable String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /** Asserts the status. */
  public Answer hasStatus(int expected) {
    assertThat(status).as(text).isEqualTo(expected);
    return this;
  }

  /** Asserts that this is a problem document with a code, and returns it. */
  public Answer isProblem(int expected, String code) {
    hasStatus(expected);
    assertThat(header("Content-Type")).startsWith("application/problem+json");
    assertThat(at("/status").asInt()).as(text).isEqualTo(expected);
    assertThat(at("/code").asString()).as(text).isEqualTo(code);
    assertThat(at("/title").asString()).as(text).isNotBlank();
    assertThat(at("/detail").asString()).as(text).isNotBlank();
    assertThat(text).doesNotContain("Exception", "\tat ", "dev.gauntlet", "select ");
    return this;
  }

  /** The fields that a problem names, in its order. */
  public List<String> wrongFields() {
    return json().path("errors").valueStream().map(e -> e.path("field").asString()).toList();
  }
}
