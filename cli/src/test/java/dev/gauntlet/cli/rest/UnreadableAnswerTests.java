package dev.gauntlet.cli.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server of another version is not one that went away: waiting would not help. */
class UnreadableAnswerTests {
  private final HttpServer server;

  UnreadableAnswerTests() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void answerInAnotherForm() {
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"runId\":{\"of\":\"old\"}}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          try (exchange) {
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void saysThatItsFormIsNotKnown() {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (GauntletClient client = new GauntletClient(address, Duration.ofSeconds(10))) {
      assertThatThrownBy(() -> client.runs().report("r", false))
          .isInstanceOfSatisfying(
              ProblemException.class,
              problem -> {
                assertThat(problem.problem().code()).isEqualTo("unreadable_answer");
                assertThat(problem.problem().inWords()).contains("of the same version");
                assertThat(problem.isBadInput()).isFalse();
              });
    }
  }
}
