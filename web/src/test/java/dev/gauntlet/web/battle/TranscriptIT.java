package dev.gauntlet.web.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was said and what happened, in order, from any position on. */
@RestTest
class TranscriptIT {
  private static final String SCRIPTED =
      """
      {"userMessage": "Hello", "opponent": {"type": "scripted", "lines": ["a", "b", "c"]}}
      """;

  private final Rest rest;

  TranscriptIT(Rest rest) {
    this.rest = rest;
  }

  private String played(String patch) {
    String id = rest.start(patch);
    rest.awaitState(id, "completed");
    return id;
  }

  @Test
  void tellsWhoSaidWhatAndWhatItCost() {
    String id = played(SCRIPTED);

    Answer answer = rest.get("/api/battles/" + id + "/messages").hasStatus(200);

    assertThat(answer.at("/messages")).hasSize(4);
    assertThat(answer.at("/nextSeq").asInt()).isEqualTo(4);
    assertThat(answer.at("/messages/0/role").asString()).isEqualTo("user");
    assertThat(answer.at("/messages/0/author").asString()).isEqualTo("script");
    assertThat(answer.at("/messages/0/content").asString()).isEqualTo("Hello");
    assertThat(answer.at("/messages/0/costUsd").isNull()).isTrue();
    assertThat(answer.at("/messages/0/judgement").isNull()).isTrue();
    assertThat(answer.at("/messages/1/role").asString()).isEqualTo("assistant");
    assertThat(answer.at("/messages/1/author").asString()).isEqualTo("model");
    assertThat(answer.at("/messages/1/costUsd").toString()).isEqualTo("0.0015");
    assertThat(answer.at("/messages/1/tokensIn").asInt()).isEqualTo(100);
    assertThat(answer.at("/messages/1/tokensOut").asInt()).isEqualTo(10);
    assertThat(answer.at("/messages/1/latencyMs").asInt()).isEqualTo(5);
    assertThat(answer.at("/messages/1/createdAt").asString()).endsWith("Z");
    assertThat(answer.at("/messages/1/judgement/verdict").asString()).isEqualTo("not_yet");
    assertThat(answer.at("/messages/3/judgement/verdict").asString()).isEqualTo("reached");
    assertThat(answer.at("/messages/3/judgement/criteria/0/id").asString()).isEqualTo("goal");
    assertThat(answer.at("/messages/3/judgement/criteria/0/type").asString()).isEqualTo("llm");
  }

  @ParameterizedTest
  @CsvSource({"0,200,1234,4", "0,2,12,2", "2,200,34,4", "2,1,3,3", "4,10,'',4", "9,1,'',9"})
  void givesTheMessagesBehindASeq(int since, int limit, String seqs, int next) {
    String id = played(SCRIPTED);

    Answer answer =
        rest.get("/api/battles/" + id + "/messages?sinceSeq=" + since + "&limit=" + limit);

    assertThat(answer.json().path("messages").valueStream().map(m -> m.path("seq").asString()))
        .isEqualTo(seqs.chars().mapToObj(Character::toString).toList());
    assertThat(answer.at("/nextSeq").asInt()).isEqualTo(next);
  }

  @Test
  void tellsEveryEventOnceWhenItIsFollowed() {
    String id = played(SCRIPTED);

    List<String> types = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    int after = 0;
    Answer page = rest.get("/api/battles/" + id + "/events?after=0&limit=3");
    while (!page.at("/events").isEmpty()) {
      page.at("/events")
          .forEach(event -> {
            types.add(event.path("type").asString());
            positions.add(event.path("position").asInt());
          });
      after = page.at("/nextAfter").asInt();
      page = rest.get("/api/battles/" + id + "/events?after=" + after + "&limit=3");
    }

    assertThat(types)
        .containsExactly(
            "started",
            "message",
            "message",
            "judgement",
            "message",
            "message",
            "judgement",
            "ended");
    assertThat(positions).isEqualTo(IntStream.rangeClosed(1, 8).boxed().toList());
    assertThat(page.at("/nextAfter").asInt()).isEqualTo(8);
  }

  @Test
  void givesEventsTheirData() {
    String id = played(SCRIPTED);

    Answer events = rest.get("/api/battles/" + id + "/events").hasStatus(200);

    assertThat(events.at("/events/1/seq").asInt()).isEqualTo(1);
    assertThat(events.at("/events/1/data/author").asString()).isEqualTo("script");
    assertThat(events.at("/events/7/data/endedReason").asString()).isEqualTo("goal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "messages?sinceSeq=-1",
        "messages?sinceSeq=abc",
        "messages?sinceSeq=99999999999",
        "messages?limit=0",
        "messages?limit=201",
        "messages?limit=1.5",
        "events?after=-1",
        "events?after=x",
        "events?limit=0",
        "events?limit=-5"
      })
  void namesAParameterThatIsWrong(String query) {
    String id = played(SCRIPTED);

    Answer answer = rest.get("/api/battles/" + id + "/" + query).isProblem(400, "invalid_request");

    assertThat(answer.wrongFields()).containsExactly(query.replaceAll(".*\\?(.*)=.*", "$1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/messages", "/events", "/status"})
  void isNotThereForABattleThatIsNot(String part) {
    rest.get("/api/battles/nobody" + part).isProblem(404, "not_found");
  }

  @Test
  void tellsABattleWithItsSpecAndWithoutAnyKey() {
    String id = played("{\"tags\": {\"team\": \"blue\"}, \"conversationId\": \"whole.1\"}");

    Answer battle = rest.get("/api/battles/" + id).hasStatus(200);

    assertThat(battle.at("/conversationId").asString()).isEqualTo("whole.1");
    assertThat(battle.at("/spec/judge/criteria/0/type").asString()).isEqualTo("llm");
    assertThat(battle.at("/spec/lane").asString()).isEqualTo("interactive");
    assertThat(battle.at("/tags/team").asString()).isEqualTo("blue");
    assertThat(battle.at("/endedReason").asString()).isEqualTo("goal");
    assertThat(battle.at("/costUsd").toString()).isEqualTo("0.009");
    assertThat(battle.at("/usage/llmCalls").asInt()).isEqualTo(6);
    assertThat(battle.text()).doesNotContainIgnoringCase("apikey", "fingerprint", "password");
  }
}
