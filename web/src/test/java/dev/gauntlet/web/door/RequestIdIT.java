package dev.gauntlet.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** The name of a request, wherever it can be seen. */
@RestTest
class RequestIdIT {
  private static final String DRAWN = "[0-9a-f-]{36}";

  private final Rest rest;
  private final Environment environment;

  RequestIdIT(Rest rest, Environment environment) {
    this.rest = rest;
    this.environment = environment;
  }

  @Test
  void isTheCallersWhereItIsWellFormed() {
    assertThat(rest.get("/api/battles", "X-Request-Id", "ci-run_7.a").header("X-Request-Id"))
        .isEqualTo("ci-run_7.a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\"b", "<script>", "a/b", "%0A", ","})
  void isDrawnWhereTheCallersIsNotWellFormed(String given) {
    assertThat(rest.get("/api/battles", "X-Request-Id", given).header("X-Request-Id"))
        .matches(DRAWN);
  }

  @Test
  void isDrawnWhereTheCallersIsLongOrMissing() {
    String longest = "x".repeat(64);
    assertThat(rest.get("/api", "X-Request-Id", longest).header("X-Request-Id")).isEqualTo(longest);
    assertThat(rest.get("/api", "X-Request-Id", longest + "x").header("X-Request-Id"))
        .matches(DRAWN);
    String drawn = rest.get("/js/main.js").header("X-Request-Id");
    assertThat(drawn).matches(DRAWN).isNotEqualTo(rest.get("/").header("X-Request-Id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/battles/nobody", "/api/battles?limit=0", "/test/exception", "/test/error"})
  void standsInAProblem(String path) {
    Answer answer = rest.get(path, "X-Request-Id", "problem-1");

    assertThat(answer.at("/requestId").asString()).isEqualTo("problem-1");
    assertThat(answer.header("X-Request-Id")).isEqualTo("problem-1");
  }

  @Test
  void standsInAProblemOfTheDoorAndOfTomcat() {
    assertThat(
            rest.raw(
                "GET / HTTP/1.1\r\nHost: evil.example\r\nX-Request-Id: door-1\r\nConnection:"
                    + " close\r\n\r\n"))
        .contains("X-Request-Id: door-1", "\"requestId\":\"door-1\"");
    String answer = rest.rawGet("/api/battles/%5C", rest.authority());
    assertThat(answer.toLowerCase(Locale.ROOT)).contains("\r\nx-request-id: ");
    assertThat(answer).containsPattern("\"requestId\":\"" + DRAWN + "\"");
  }

  @Test
  void standsInTheLogOfThatRequestAlone() {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    try {
      rest.get("/test/exception", "X-Request-Id", "logged-4711");
      rest.get("/test/exception");
    } finally {
      root.detachAppender(log);
    }

    List<String> lines =
        log.list.stream()
            .filter(event -> event.getMessage().contains("nobody foresaw"))
            .map(event -> line(root.getLoggerContext(), event))
            .toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).containsPattern("nobody foresaw +requestId=logged-4711\n");
    assertThat(lines.getLast()).doesNotContain("logged-4711").containsPattern("requestId=" + DRAWN);
  }

  private String line(LoggerContext context, ILoggingEvent event) {
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern(environment.getRequiredProperty("logging.pattern.file"));
    layout.start();
    return layout.doLayout(event);
  }
}
