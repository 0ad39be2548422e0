package dev.gauntlet.activities.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.workflows.FailureType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiAbortTests extends ProviderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theDeadlineCoversTheBodyAndClosesTheConnection(boolean inBody) throws Exception {
    server.script(Reply.text("warm"), inBody ? Reply.hangInBody() : Reply.hang());
    // The first call of a JVM may load classes for longer than the deadline below.
    provider().call(request());

    long start = System.nanoTime();
    ProviderException failure = failureOf(provider(), request(Duration.ofMillis(400)));

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(390), Duration.ofSeconds(5));
    assertThat(failure.type()).isEqualTo(FailureType.UNAVAILABLE);
    assertThat(failure.sentence())
        .startsWith("The provider openai did not answer with gpt-4o-mini within 0.4 s");
    server.lastRequest().awaitConnectionEnd(PATIENCE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anInterruptClosesTheConnectionAtOnce(boolean inBody) throws Exception {
    server.script(inBody ? Reply.hangInBody() : Reply.hang());
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                provider().call(request());
              } catch (Exception e) {
                thrown.complete(e);
              }
            });
    ReceivedRequest received = server.awaitRequests(1, PATIENCE);

    Instant interrupted = Instant.now();
    caller.interrupt();

    assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    assertThat(received.awaitConnectionEnd(PATIENCE))
        .isBefore(interrupted.plus(Duration.ofSeconds(1)));
  }

  @Test
  void aThreadThatIsAlreadyInterruptedSendsNothing() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> provider().call(request())).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void hundredsOfCallsAreInFlightAtOnce() throws Exception {
    int calls = 300;
    CompletableFuture<Void> allThere = new CompletableFuture<>();
    server.answerWith(request -> {
      if (server.requests().size() == calls) {
        allThere.complete(null);
      }
      allThere.join();
      return Reply.text("Together.");
    });
    OpenAiProvider provider = provider();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        answers.add(threads.submit(() -> provider.call(request()).text()));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("Together.");
      }
    }
  }
}
