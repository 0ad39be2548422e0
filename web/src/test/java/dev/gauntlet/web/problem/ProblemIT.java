package dev.gauntlet.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Bodies;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.web.rest.Rows;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RestTest
class ProblemIT {
  private final Rest rest;
  private final Rows rows;

  ProblemIT(Rest rest, Rows rows) {
    this.rest = rest;
    this.rows = rows;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/nothing",
        "/api/",
        "/api/battles/",
        "/api/battles/x/nothing",
        "/api/battles/a%2Fb",
        "/api/battles/a%2Fb/status",
        "/api/battles/..%2F..",
        "/api/battles/%20",
        "/api/battles/%0A",
        "/api/battles/%F0%9F%98%80/messages",
        "/api/battles/a;b=c",
        "/api/battles/a.json",
        "/api/battles/%1B%5B2J",
        "/api/battles/%22%3Cscript%3E",
        "/error",
        "/index",
        "/webjars/lit/nothing.js",
        "/js/",
        "/META-INF/MANIFEST.MF",
        "/actuator/env",
        "/actuator/heapdump"
      })
  void saysThatThereIsNothingAtAnUnknownPath(String path) {
    Answer answer = rest.get(path).isProblem(404, "not_found");

    assertThat(answer.text()).doesNotContain("\u001b");
  }

  @Test
  void doesNotRepeatALongPath() {
    assertThat(rest.get("/api/battles/" + "x".repeat(5_000)).isProblem(404, "not_found"))
        .satisfies(answer -> assertThat(answer.at("/detail").asString()).hasSizeLessThan(200));
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/battles",
    "PUT, /api/battles/x",
    "POST, /api/battles",
    "GET, /api/battles/x/cancel",
    "POST, /api/battles/x/status",
    "PATCH, /api/providers",
    "POST, /api"
  })
  void namesTheMethodsThatAPathHas(String method, String path) {
    Answer answer = rest.send(method, path, BodyPublishers.noBody());

    answer.isProblem(405, "method_not_allowed");
    assertThat(answer.header("Allow")).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/x"})
  void takesNoUploadForAFaultOfItsOwn(String type) {
    rest.send(
            "POST",
            "/api/battles/nobody/cancel",
            BodyPublishers.ofString("{}"),
            "Content-Type",
            type)
        .isProblem(404, "not_found");
  }

  @Test
  void keepsToItsOwnFormWhenTheCallerWantsAnother() {
    rest.get("/api/battles", "Accept", "text/html").isProblem(406, "not_acceptable");
    rest.get("/api/battles/nobody", "Accept", "image/png").isProblem(406, "not_acceptable");
    rest.get("/api/nothing", "Accept", "image/png").isProblem(404, "not_found");
    rest.get("/api/battles?limit=0", "Accept", "application/json")
        .isProblem(400, "invalid_request");
    rest.get("/api/battles", "Accept", "not a type").isProblem(406, "not_acceptable");
  }

  @Test
  void doesNothingWhoseAnswerCannotBeTold() {
    String id = rest.start("{}");
    long before = rows.battles();

    rest.post("/api/battles/start", Bodies.start("{}"), "Accept", "application/pdf")
        .isProblem(406, "not_acceptable");
    rest.post("/api/battles/" + id + "/cancel", "{}", "Accept", "application/pdf")
        .isProblem(406, "not_acceptable");

    assertThat(rows.battles()).isEqualTo(before);
    assertThat(rows.intent(id)).containsEntry("wanted_version", 0);
  }

  @ParameterizedTest
  @CsvSource({
    "/test/exception, 500, internal",
    "/test/checked, 500, internal",
    "/test/error, 500, internal",
    "/test/sql, 500, internal",
    "/test/database-down, 503, database_unavailable"
  })
  void keepsWhatFailedToItself(String path, int status, String code) {
    Answer answer = rest.get(path).isProblem(status, code);

    assertThat(answer.text()).doesNotContain("secret", "stack", "trace", "nowhere");
  }
}
