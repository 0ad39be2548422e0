package dev.gauntlet.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Players;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.workflows.CallPurpose;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RestTest
class LongPollIT {
  private static final Executor CALLERS = task -> Thread.ofVirtual().start(task);

  private final Rest rest;
  private final Players players;

  LongPollIT(Rest rest, Players players) {
    this.rest = rest;
    this.players = players;
  }

  private String held(String id) {
    players.hold(id, CallPurpose.AGENT, 2);
    rest.start("{\"conversationId\": \"%s\"}".formatted(id));
    rest.awaitStatus(
        id,
        status ->
            status.at("/progress/messageCount").asInt() == 1
                && status.at("/activity/kind").asString().equals("generating"));
    return "/api/battles/" + id + "/status";
  }

  @Test
  void answersWithATagAndWithNothingMoreToWhoHasIt() {
    String status = held("tagged");
    Answer first = rest.get(status).hasStatus(200);
    String tag = String.valueOf(first.header("ETag"));

    Answer again = rest.get(status, "If-None-Match", tag).hasStatus(304);

    assertThat(tag).startsWith("W/\"");
    assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(again.text()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(tag);
    rest.get(status, "If-None-Match", "\"other\", " + tag.substring(2)).hasStatus(304);
    rest.get(status, "If-None-Match", "\"other\"").hasStatus(200);
    players.release("tagged");
    rest.awaitState("tagged", "completed");
    rest.get(status, "If-None-Match", tag).hasStatus(200);
  }

  @Test
  void waitsForAChange() {
    String status = held("awaited");
    String tag = String.valueOf(rest.get(status).header("ETag"));
    CompletableFuture<Answer> waiting =
        CompletableFuture.supplyAsync(
            () -> rest.get(status + "?waitMs=15000", "If-None-Match", tag), CALLERS);

    players.release("awaited");

    Answer changed = waiting.join().hasStatus(200);
    assertThat(changed.header("ETag")).isNotEqualTo(tag);
  }

  @Test
  void answersAtOnceWhenItHasChangedAlready() {
    String status = held("changed.before");

    rest.get(status + "?waitMs=30000", "If-None-Match", "\"what was there before\"").hasStatus(200);

    players.release("changed.before");
  }

  @Test
  void saysThatNothingHasChangedWhenTheTimeIsUp() {
    String status = held("unchanged");
    String tag = String.valueOf(rest.get(status).header("ETag"));

    rest.get(status + "?waitMs=300", "If-None-Match", tag).hasStatus(304);
    rest.get(status + "?waitMs=300").hasStatus(200);

    players.release("unchanged");
  }

  @Test
  void doesNotWaitForWhatHasEnded() {
    String id = rest.start("{\"conversationId\": \"ended.poll\"}");
    rest.awaitState(id, "completed");

    rest.get("/api/battles/" + id + "/status?waitMs=30000").hasStatus(200);
  }

  @Test
  void waitsForARunAsWell() {
    players.hold("poll.run.1", CallPurpose.AGENT, 2);
    String id = rest.startRun("{\"runId\": \"poll.run\", \"runCount\": 1}");
    String status = "/api/scale/" + id + "/status";
    rest.awaitRun(id, s -> s.at("/usage/llmCalls").asInt() == 1);
    String tag = String.valueOf(rest.get(status).header("ETag"));
    rest.get(status, "If-None-Match", tag).hasStatus(304);
    CompletableFuture<Answer> waiting =
        CompletableFuture.supplyAsync(
            () -> rest.get(status + "?waitMs=15000", "If-None-Match", tag), CALLERS);

    players.release("poll.run.1");

    waiting.join().hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "30001"})
  void refusesATimeThatIsOutOfBounds(String waitMs) {
    String id = rest.start("{}");

    Answer answer =
        rest.get("/api/battles/" + id + "/status?waitMs=" + waitMs)
            .isProblem(400, "invalid_request");

    assertThat(answer.wrongFields()).containsExactly("waitMs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/battles?state=cancelled", "/api/scale?state=cancelled", "/api/providers"})
  void tagsListsToo(String list) {
    Answer first = rest.get(list).hasStatus(200);

    Answer again =
        rest.get(list, "If-None-Match", String.valueOf(first.header("ETag"))).hasStatus(304);

    assertThat(again.text()).isEmpty();
  }
}
