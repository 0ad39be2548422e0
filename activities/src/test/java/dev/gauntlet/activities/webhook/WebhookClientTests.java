package dev.gauntlet.activities.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.testing.ProviderServer;
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.workflows.webhook.WebhookTargets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookClientTests {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final WebhookTargets LOOPBACK = new WebhookTargets(List.of("127.0.0.1"));
  private static final String REFUSED = "not of the public internet";

  private final ProviderServer receiver = ProviderServer.start();

  @AfterEach
  void close() {
    receiver.close();
  }

  private static Posted post(WebhookClient client, String url) throws InterruptedException {
    return client.post(url, Map.of("X-Gauntlet-Event", "ping"), "{\"a\":\"\u00e4\"}");
  }

  private Posted post(Reply reply, Duration atMost) throws Exception {
    receiver.script(reply);
    try (WebhookClient client = new WebhookClient(LOOPBACK, atMost)) {
      return post(client, receiver.baseUrl() + "/hook?key=1");
    }
  }

  private Posted post(Reply reply) throws Exception {
    return post(reply, PATIENCE);
  }

  private static String problem(Posted posted) {
    assertThat(posted).isInstanceOf(Posted.Unanswered.class);
    return ((Posted.Unanswered) posted).problem();
  }

  @Test
  void sendsTheBodyAsItIsWithItsHeaders() throws Exception {
    Posted posted = post(Reply.status(202, "thanks"));

    assertThat(posted).isEqualTo(new Posted.Answered(202, Optional.empty(), "thanks"));
    ReceivedRequest request = receiver.lastRequest();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/v1/hook?key=1");
    assertThat(request.body()).isEqualTo("{\"a\":\"\u00e4\"}");
    assertThat(request.header("X-Gauntlet-Event")).contains("ping");
    assertThat(request.header("User-Agent")).contains("Gauntlet");
    assertThat(request.header("Content-Type")).get().asString().startsWith("application/json");
    assertThat(request.header("Cookie")).isEmpty();
  }

  @Test
  void followsNoRedirect() throws Exception {
    Posted posted = post(Reply.status(307, Map.of("Location", receiver.baseUrl() + "/other"), ""));

    assertThat(posted).isEqualTo(new Posted.Answered(307, Optional.empty(), ""));
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void repeatsNothingOfItsOwnAccord() throws Exception {
    Posted posted = post(Reply.status(503, Map.of("Retry-After", "120"), "busy"));

    assertThat(posted)
        .isEqualTo(new Posted.Answered(503, Optional.of(Duration.ofSeconds(120)), "busy"));
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void readsADateToComeBackAtByTheReceiversClock() throws Exception {
    Posted posted =
        post(
            Reply.status(
                429,
                Map.of(
                    "Date", "Wed, 21 Oct 2015 07:28:00 GMT",
                    "Retry-After", "Wed, 21 Oct 2015 07:29:30 GMT"),
                ""));

    assertThat(((Posted.Answered) posted).retryAfter()).contains(Duration.ofSeconds(90));
  }

  @Test
  void givesUpOnAReceiverThatHangs() throws Exception {
    Posted posted = post(Reply.hang(), Duration.ofSeconds(1));

    assertThat(problem(posted)).isEqualTo("It did not answer within 1 s.");
    receiver.lastRequest().awaitConnectionEnd(PATIENCE);
  }

  @Test
  void givesUpOnAReceiverThatHangsInItsBody() throws Exception {
    Posted posted = post(Reply.hangInBody(), Duration.ofSeconds(1));

    assertThat(problem(posted)).contains("did not answer within");
    receiver.lastRequest().awaitConnectionEnd(PATIENCE);
  }

  @Test
  void waitsForAReceiverThatIsSlow() throws Exception {
    Posted posted = post(Reply.delayed(Duration.ofMillis(300), Reply.status(200, "at last")));

    assertThat(posted).isEqualTo(new Posted.Answered(200, Optional.empty(), "at last"));
  }

  @Test
  void readsTheBeginningOfALongAnswerAlone() throws Exception {
    long begun = System.nanoTime();
    Posted posted = post(Reply.status(200, "x".repeat(32 << 20)));

    assertThat(((Posted.Answered) posted).body()).isEqualTo("x".repeat(1_024));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
  }

  @Test
  void readsTheBeginningOfAnAnswerWithoutEndAlone() throws Exception {
    try (ServerSocket endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        WebhookClient client = new WebhookClient(LOOPBACK, PATIENCE)) {
      CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> pour(endless));

      Posted posted = post(client, "http://127.0.0.1:" + endless.getLocalPort() + "/");

      assertThat(((Posted.Answered) posted).body()).hasSize(1_024);
      assertThat(closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Writes until the client closes. */
  private static boolean pour(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().read(new byte[4_096]);
      socket
          .getOutputStream()
          .write("HTTP/1.1 500 No\r\nContent-Type: text/plain\r\n\r\n".getBytes(ISO_8859_1));
      while (true) {
        socket.getOutputStream().write(new byte[4_096]);
      }
    } catch (IOException clientClosed) {
      return true;
    }
  }

  @Test
  void saysThatTheConnectionBrokeOff() throws Exception {
    assertThat(problem(post(Reply.reset()))).contains("broke off before there was an answer");
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (WebhookClient client = new WebhookClient(LOOPBACK, PATIENCE)) {
      assertThat(problem(post(client, "http://127.0.0.1:" + port + "/")))
          .isEqualTo("Nobody takes connections there.");
    }
  }

  @Test
  void saysThatANameHasNoAddress() throws Exception {
    try (WebhookClient client = new WebhookClient(LOOPBACK, PATIENCE, new Names(n -> List.of()))) {
      assertThat(problem(post(client, "http://nowhere.example/")))
          .isEqualTo("Its host has no address.");
    }
  }

  @Test
  void connectsToNothingThatIsNotAllowed() throws Exception {
    try (WebhookClient client = new WebhookClient(new WebhookTargets(List.of()), PATIENCE)) {
      assertThat(problem(post(client, receiver.baseUrl()))).contains(REFUSED);
      assertThat(problem(post(client, receiver.baseUrl().replace("127.0.0.1", "localhost"))))
          .contains(REFUSED);
      assertThat(problem(post(client, receiver.baseUrl().replace("127.0.0.1", "0x7f000001"))))
          .doesNotContain("did not answer");
    }
    assertThat(receiver.requests()).isEmpty();
  }

  @Test
  void aNameThatChangesItsAddressIsCheckedAtEachConnectionAndResolvedOnceForIt() throws Exception {
    Names names = new Names(call -> List.of(call == 1 ? "127.0.0.1" : "127.0.0.2"));
    String url = receiver.baseUrl().replace("127.0.0.1", "rebinding.example");
    try (WebhookClient client = new WebhookClient(LOOPBACK, PATIENCE, names)) {
      receiver.script(Reply.status(200, ""));
      assertThat(post(client, url)).isInstanceOf(Posted.Answered.class);
      assertThat(names.calls.get()).isEqualTo(1);

      assertThat(problem(post(client, url))).contains(REFUSED);
      assertThat(names.calls.get()).isEqualTo(2);
    }
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void aNameWithOneForbiddenAddressIsRefusedAltogether() throws Exception {
    Names names = new Names(call -> List.of("127.0.0.1", "169.254.169.254"));
    String url = receiver.baseUrl().replace("127.0.0.1", "both.example");
    try (WebhookClient client = new WebhookClient(LOOPBACK, PATIENCE, names)) {
      assertThat(problem(post(client, url))).contains(REFUSED);
    }
    assertThat(receiver.requests()).isEmpty();
  }

  @Test
  void anAllowedNameMayLeadAnywhere() throws Exception {
    Names names = new Names(call -> List.of("127.0.0.1"));
    WebhookTargets targets = new WebhookTargets(List.of("hooks.internal"));
    receiver.script(Reply.status(200, ""));
    try (WebhookClient client = new WebhookClient(targets, PATIENCE, names)) {
      assertThat(post(client, receiver.baseUrl().replace("127.0.0.1", "hooks.internal")))
          .isInstanceOf(Posted.Answered.class);
    }
    assertThat(receiver.lastRequest().header("Host")).get().asString().startsWith("hooks.internal");
  }

  @Test
  void aSecureConnectionIsAskedForUnderTheNameAndNotTheAddress() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        WebhookClient client =
            new WebhookClient(LOOPBACK, PATIENCE, new Names(call -> List.of("127.0.0.1")))) {
      CompletableFuture<String> hello = CompletableFuture.supplyAsync(() -> firstBytes(server));

      Posted posted = post(client, "https://hooks.example:" + server.getLocalPort() + "/");

      assertThat(hello.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).contains("hooks.example");
      assertThat(problem(posted)).containsAnyOf("No secure connection", "broke off");
    }
  }

  private static String firstBytes(ServerSocket server) {
    try (Socket socket = server.accept()) {
      byte[] bytes = new byte[8_192];
      int count = socket.getInputStream().read(bytes);
      return new String(bytes, 0, Math.max(0, count), ISO_8859_1);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Answers by a function of how often it was asked, from 1. */
  private static final class Names implements DnsResolver {
    private final IntFunction<List<String>> answers;
    final AtomicInteger calls = new AtomicInteger();

    Names(IntFunction<List<String>> answers) {
      this.answers = answers;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      List<String> addresses = answers.apply(calls.incrementAndGet());
      InetAddress[] resolved = new InetAddress[addresses.size()];
      for (int i = 0; i < resolved.length; i++) {
        resolved[i] = InetAddress.getByName(addresses.get(i));
      }
      return resolved;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
