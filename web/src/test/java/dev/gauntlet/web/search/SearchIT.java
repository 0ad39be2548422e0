package dev.gauntlet.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.DatabaseOutage;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Full text over messages, over REST. */
@RestTest
class SearchIT {
  private final Rest rest;
  private final DatabaseOutage database;

  SearchIT(Rest rest, DatabaseOutage database) {
    this.rest = rest;
    this.database = database;
  }

  private String said(String line) {
    String id =
        rest.start(
            """
            {"userMessage": "%s"}
            """
                .formatted(line));
    rest.awaitState(id, "completed");
    return id;
  }

  private Answer search(String q, String more) {
    return rest.get("/api/search?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) + more);
  }

  private static List<String> ids(Answer page) {
    return page.hasStatus(200)
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("conversationId").asString())
        .toList();
  }

  @Test
  void findsWhatWasSaidAndLeadsToIt() {
    String id = said("<script>alert(1)</script> My order is KLM-90017, please.");

    JsonNode found = search("klm-90017", "").hasStatus(200).at("/items/0");

    assertThat(found.path("conversationId").asString()).isEqualTo(id);
    assertThat(found.path("runId").isNull()).isTrue();
    assertThat(found.path("seq").asInt()).isEqualTo(1);
    assertThat(found.path("role").asString()).isEqualTo("user");
    assertThat(found.path("createdAt").asString()).endsWith("Z");
    assertThat(found.path("snippet"))
        .hasToString(
            """
            [{"text":"<script>alert(1)</script> My order is ","hit":false},{"text":"KLM","hit":true},\
            {"text":"-","hit":false},{"text":"90017","hit":true},{"text":", please.","hit":false}]\
            """);
    assertThat(found.at("/links/page").asString()).isEqualTo("/battles/" + id + "#m1");
    Answer message = rest.get(found.at("/links/message").asString()).hasStatus(200);
    assertThat(message.at("/messages")).hasSize(1);
    assertThat(message.at("/messages/0/seq").asInt()).isEqualTo(1);
    assertThat(rest.get(found.at("/links/battle").asString()).status()).isEqualTo(200);
  }

  @Test
  void pagesThroughAllThatIsFoundNewestFirstWhileMoreIsSaid() {
    List<String> battles = List.of(said("zebra one"), said("zebra two"), said("zebra three"));

    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = search("zebra", "&limit=1" + cursor);
      found.addAll(ids(page));
      cursor =
          page.at("/nextCursor").isNull() ? "" : "&cursor=" + page.at("/nextCursor").asString();
      said("zebra again");
    } while (!cursor.isEmpty());

    assertThat(found).isEqualTo(battles.reversed());
  }

  @Test
  void searchesOneRunOrOneRole() {
    String run = rest.playRun("{\"battle\": {\"userMessage\": \"giraffe\"}, \"runCount\": 2}");
    said("giraffe");

    assertThat(ids(search("giraffe", "&runId=" + run)))
        .containsExactlyInAnyOrder(run + ".1", run + ".2");
    assertThat(search("giraffe", "&runId=" + run).at("/items/0/runId").asString()).isEqualTo(run);
    assertThat(ids(search("giraffe", "&role=user"))).hasSize(3);
    assertThat(ids(search("giraffe", "&role=assistant"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', is missing.",
    "q=, must not be empty.",
    "q=%20, must not be empty.",
    "q=a%00b, must not have control characters or half a surrogate pair.",
    "q=-4711, 'has no word to look for: it needs a word of letters or digits, without a - in front.'",
    "q=%21%3F, 'has no word to look for: it needs a word of letters or digits, without a - in front.'"
  })
  void saysWhatIsWrongWithTheWords(String query, String message) {
    Answer answer = rest.get("/api/search?" + query).isProblem(400, "invalid_request");

    assertThat(answer.wrongFields()).containsExactly("q");
    assertThat(answer.at("/errors/0/message").asString()).isEqualTo(message);
  }

  @Test
  void saysThatThereAreTooManyWords() {
    assertThat(
            rest.get("/api/search?q=" + "x".repeat(201))
                .isProblem(400, "invalid_request")
                .at("/errors/0/message")
                .asString())
        .isEqualTo("has 201 characters; at most 200 are taken.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "role=judge", "cursor=x", "runId=%20"})
  void namesAParameterThatIsWrong(String query) {
    assertThat(
            rest.get("/api/search?q=word&" + query).isProblem(400, "invalid_request").wrongFields())
        .containsExactly(query.replaceAll("=.*", ""));
  }

  @Test
  void namesAllThatIsWrongAtOnce() {
    assertThat(
            rest.get("/api/search?limit=0&role=x&cursor=x")
                .isProblem(400, "invalid_request")
                .wrongFields())
        .containsExactlyInAnyOrder("q", "limit", "role", "cursor");
  }

  @Test
  void refusesTheCursorOfAnotherList() {
    rest.start("{}");
    rest.start("{}");
    String cursor = rest.get("/api/battles?limit=1").at("/nextCursor").asString();

    assertThat(
            rest.get("/api/search?q=word&cursor=" + cursor)
                .isProblem(400, "invalid_request")
                .wrongFields())
        .containsExactly("cursor");
  }

  @Test
  void doesNotKnowARunThatIsNotThere() {
    assertThat(
            rest.get("/api/search?q=word&runId=nobody")
                .isProblem(404, "not_found")
                .at("/detail")
                .asString())
        .isEqualTo("There is no run \"nobody\".");
  }

  @Test
  void givesASearchUpThatTakesTooLong() throws SQLException {
    try (Connection other = database.getConnection();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("lock table messages in access exclusive mode");

      Answer answer = search("word", "").isProblem(503, "search_timeout");

      assertThat(answer.at("/detail").asString()).contains("rarer word");
      other.rollback();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a & | !", "' or '1'='1 x", "\"x", "x:*", "(((x", "\\ x", "x <-> y"})
  void anythingThatIsTypedIsWords(String typed) {
    search(typed, "").hasStatus(200);
  }
}
