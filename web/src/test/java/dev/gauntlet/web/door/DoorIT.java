package dev.gauntlet.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Bodies;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.web.rest.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in, and what everybody is told. */
@RestTest
class DoorIT {
  private final Rest rest;
  private final Rows rows;

  DoorIT(Rest rest, Rows rows) {
    this.rest = rest;
    this.rows = rows;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.2",
        "localhost@evil.example",
        "[::2]:80",
        "0.0.0.0"
      })
  void turnsAwayAForeignHost(String host) {
    assertThat(rest.rawGet("/api/battles", host))
        .startsWith("HTTP/1.1 4")
        .doesNotContain("nextCursor");
  }

  @Test
  void saysWhyItTurnsAwayAForeignHost() {
    assertThat(rest.rawGet("/", "evil.example"))
        .startsWith("HTTP/1.1 403")
        .contains("application/problem+json", "\"code\":\"foreign_host\"", "\"status\":403");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LocalHost:1", "127.0.0.1:99", "[::1]", "[::1]:8080"})
  void letsLoopbackInUnderAnyOfItsNames(String host) {
    assertThat(rest.rawGet("/api", host)).startsWith("HTTP/1.1 200");
  }

  @Test
  void turnsAwayARequestThatNamesNoHost() {
    assertThat(rest.raw("GET /api HTTP/1.1\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
    assertThat(rest.raw("GET /api HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "http://evil.example",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "http://localhost:%d",
        "http://127.0.0.1.evil.example:%d",
        "http://evil.example@127.0.0.1:%d",
        "file://",
        "%%%"
      })
  void turnsAwayAForeignOrigin(String origin) {
    long before = rows.battles();
    String port = rest.authority().replaceAll(".*:", "");

    rest.post("/api/battles/start", Bodies.start("{}"), "Origin", origin.replace("%d", port))
        .isProblem(403, "foreign_origin");

    assertThat(rows.battles()).isEqualTo(before);
  }

  @Test
  void letsItsOwnPageIn() {
    rest.post("/api/battles/start", Bodies.start("{}"), "Origin", "http://" + rest.authority())
        .hasStatus(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api", "/api/battles/nobody", "/js/main.js", "/nothing"})
  void tellsBrowsersWhatTheyMayDo(String path) {
    Answer answer = rest.get(path);

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.header("Server")).isNull();
    assertThat(answer.header("X-Powered-By")).isNull();
    assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
  }

  @Test
  void letsTheDocumentationStyleItselfAndNothingMore() {
    assertThat(rest.get("/docs").hasStatus(200).header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "connect-src 'self';")
        .containsOnlyOnce("unsafe")
        .contains("style-src 'self' 'unsafe-inline'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/battles/%zz",
        "/api/battles/{x}",
        "/api/battles/a|b",
        "/api/battles/a\\b",
        "/api/battles/%5C",
        "/api/battles/%00",
        "/api/battles/%C0%80",
        "/api/battles/../../../etc/passwd",
        "//api//battles",
        "//[x",
        "http://evil.example/api",
        "*",
        "/api/battles?cursor=%zz",
        "/api/battles?{"
      })
  void saysNothingOfItselfToWhatIsNoRequest(String target) {
    String answer = rest.rawGet(target, rest.authority());

    assertThat(answer)
        .matches(text -> text.startsWith("HTTP/1.1 4"))
        .doesNotContainIgnoringCase("tomcat", "apache", "exception", "\nserver:", "<html");
  }

  @Test
  void saysNothingOfItselfToNonsense() {
    for (String nonsense :
        new String[] {
          "HELLO\r\n\r\n",
          "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(100_000) + "\r\n\r\n",
          "GET /" + "y".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
          "POST /api/battles/start HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
          "POST /api HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: x\r\n\r\n",
          "TRACE /api HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        }) {
      assertThat(rest.raw(nonsense))
          .doesNotContainIgnoringCase("tomcat", "apache", "exception", "\nserver:", "<html");
    }
  }
}
