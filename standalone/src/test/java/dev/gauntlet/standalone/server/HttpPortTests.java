package dev.gauntlet.standalone.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class HttpPortTests {

  private static final String LOOPBACK = "127.0.0.1";

  @Test
  void passesAFreePort() {
    assertThatCode(() -> HttpPort.requireFree(LOOPBACK, FreePort.any())).doesNotThrowAnyException();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void saysWhichProcessHasThePort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> HttpPort.requireFree(LOOPBACK, taken.getLocalPort()))
          .isInstanceOf(StartupException.class)
          .hasMessageStartingWith(
              "Port %d is taken by process %d ("
                  .formatted(taken.getLocalPort(), ProcessHandle.current().pid()))
          .hasMessageContaining("Stop it, or set GAUNTLET_PORT to a free port");
    }
  }

  @Test
  void recognisesAGauntlet() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
    server.createContext(
        "/api",
        exchange -> {
          byte[] body = "{\"name\": \"Gauntlet\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      assertThatThrownBy(() -> HttpPort.requireFree(LOOPBACK, server.getAddress().getPort()))
          .hasMessageContaining("It answers as a Gauntlet");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void saysThatAnAddressIsNotOfThisMachine() {
    assertThatThrownBy(() -> HttpPort.requireFree("192.0.2.1", FreePort.any()))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("Gauntlet cannot listen on 192.0.2.1");
  }
}
