package dev.gauntlet.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.testing.TestDatabase;
import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Bodies;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.WebProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much a request may be, how long it may take, and how answers travel. */
class LimitsIT {

  private static WebProcess web;
  private static Rest rest;

  @BeforeAll
  static void startOneWithoutPatience() {
    web =
        WebProcess.start(
            TestDatabase.create(),
            "server.tomcat.connection-timeout=500ms",
            "server.tomcat.keep-alive-timeout=500ms",
            "gauntlet.web.max-body=20KB");
    rest = web.rest();
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  @Test
  void saysThatAnAddressIsTooLong() {
    Answer answer =
        rest.get("/api/battles?tag=a:" + "x".repeat(8_200)).isProblem(414, "uri_too_long");

    assertThat(answer.at("/detail").asString()).endsWith("at most 8192 are taken.");
    assertThat(answer.at("/requestId").asString()).isEqualTo(answer.header("X-Request-Id"));
    rest.get("/api/battles?tag=a:" + "x".repeat(8_000)).hasStatus(200);
  }

  @Test
  void saysThatHeadersAreTooLong() {
    rest.get("/api/battles", "X-Long", "y".repeat(17_000)).isProblem(431, "headers_too_large");
    rest.get("/api/battles", "X-Long", "y".repeat(15_000)).hasStatus(200);
  }

  @Test
  void saysThatABodyIsTooLong() {
    rest.post("/api/battles/start", " ".repeat(21_000)).isProblem(413, "body_too_large");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"seed\": %s}", "{\"maxUsdPerConversation\": 0.%s}", "{\"x\": -%s}"})
  void saysThatANumberIsTooLong(String body) {
    Answer answer =
        rest.post("/api/battles/start", body.formatted("9".repeat(101)))
            .isProblem(400, "invalid_json");

    assertThat(answer.at("/detail").asString()).contains("a number of more than 100 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e-999999999", "1E400"})
  void takesAHugeExponentForTheNumberThatItIs(String number) {
    Answer answer =
        rest.post("/api/battles/start", "{\"maxUsdPerConversation\": " + number + "}")
            .isProblem(400, "invalid_request");

    assertThat(answer.wrongFields()).contains("maxUsdPerConversation");
  }

  @Test
  void saysThatABodyIsNestedTooDeeply() {
    Answer answer =
        rest.post("/api/battles/start", "{\"a\":".repeat(40) + "1" + "}".repeat(40))
            .isProblem(400, "invalid_json");

    assertThat(answer.at("/detail").asString()).contains("nested deeper than 32 levels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/battles HTTP/1.1\r\nHost: localhost\r\nX-Sl",
        "POST /api/battles/start HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
            + " application/json\r\nContent-Length: 1000\r\n\r\n{\"goal\"",
        "GET /api HTTP/1.1\r\nHost: localhost\r\n\r\n"
      })
  void doesNotWaitForACallerWhoFallsSilent(String request) {
    long asked = System.nanoTime();

    rest.raw(request);

    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void saysThatABodyDidNotCome() {
    assertThat(
            rest.raw(
                "POST /api/battles/start HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                    + " application/json\r\nContent-Length: 1000\r\n\r\n{\"goal\""))
        .startsWith("HTTP/1.1 4")
        .contains("\"code\":\"body_incomplete\"");
  }

  @Test
  void compressesWhatIsLongForThoseWhoTakeIt() throws IOException {
    for (int battle = 0; battle < 5; battle++) {
      rest.post("/api/battles/start", Bodies.start("{}")).hasStatus(202);
    }

    Answer plain = rest.get("/api/battles");
    String[] gzip = {"Accept-Encoding", "gzip"};
    byte[] packed = rest.download("/api/battles", gzip);

    assertThat(rest.get("/api/battles", gzip).header("Content-Encoding")).isEqualTo("gzip");
    assertThat(plain.header("Content-Encoding")).isNull();
    assertThat(packed.length).isLessThan(plain.text().length() / 2);
    assertThat(
            new String(
                new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(),
                StandardCharsets.UTF_8))
        .isEqualTo(plain.text());
  }

  @Test
  void leavesAStreamOfEventsAsItIs() {
    Answer stream = rest.get("/test/stream", "Accept-Encoding", "gzip").hasStatus(200);

    assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
    assertThat(stream.header("Content-Encoding")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/battles", "/api/scale", "/api/queue/health", "/api/timeline"})
  void answersHeadAsGetWithoutABody(String path) {
    Answer head = rest.send("HEAD", path, BodyPublishers.noBody());

    assertThat(head.status()).isEqualTo(rest.get(path).status());
    assertThat(head.header("Content-Type")).startsWith("application/json");
    assertThat(head.text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/battles|GET,HEAD,OPTIONS",
        "/api/search|GET,HEAD,OPTIONS",
        "/api/battles/start|POST,OPTIONS"
      })
  void namesWhatAPathTakesWhenAsked(String path, String methods) {
    Answer options = rest.send("OPTIONS", path, BodyPublishers.noBody()).hasStatus(200);

    assertThat(options.header("Allow")).contains(methods.split(","));
    assertThat(options.header("Access-Control-Allow-Origin")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "POST", "PURGE"})
  void namesWhatAPathTakesWhenItIsAskedForAnotherMethod(String method) {
    Answer answer =
        rest.send(method, "/api/timeline", BodyPublishers.noBody())
            .isProblem(405, "method_not_allowed");

    assertThat(answer.header("Allow")).contains("GET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void saysThatABodyIsOfAnotherType(String type) {
    rest.send(
            "POST",
            "/api/battles/start",
            BodyPublishers.ofString(Bodies.start("{}")),
            "Content-Type",
            type)
        .isProblem(415, "unsupported_media_type");
  }
}
