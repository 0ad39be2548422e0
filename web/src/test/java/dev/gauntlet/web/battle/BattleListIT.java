package dev.gauntlet.web.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Outage;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RestTest
class BattleListIT {
  private final Rest rest;
  private final Outage outage;

  BattleListIT(Rest rest, Outage outage) {
    this.rest = rest;
    this.outage = outage;
  }

  private String tagged(String value) {
    try (Outage.Lasting noTemporal = outage.begin()) {
      return rest.start("{\"tags\": {\"list\": \"" + value + "\"}}");
    }
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
  void pagesThroughAllThereAreWhileMoreAreAdded() {
    List<String> ids = IntStream.range(0, 5).mapToObj(i -> tagged("paged")).toList();

    List<String> listed = new ArrayList<>();
    String query = "/api/battles?tag=list:paged&limit=2";
    Answer page = rest.get(query);
    listed.addAll(ids(page));
    while (!page.at("/nextCursor").isNull()) {
      tagged("paged");
      page = rest.get(query + "&cursor=" + page.at("/nextCursor").asString());
      listed.addAll(ids(page));
    }

    assertThat(listed).isEqualTo(ids.reversed());
  }

  @Test
  void hasNoNextPageBehindAFullLastOne() {
    tagged("full");
    tagged("full");

    Answer page = rest.get("/api/battles?tag=list:full&limit=2");

    assertThat(ids(page)).hasSize(2);
    assertThat(page.at("/nextCursor").isNull()).isTrue();
  }

  @Test
  void filtersByStateAndTag() {
    String played = rest.start("{\"tags\": {\"list\": \"both\"}}");
    rest.awaitState(played, "completed");

    // A start that was under way when Temporal went is made when it comes back.
    try (Outage.Lasting noTemporal = outage.begin()) {
      String queued = rest.start("{\"tags\": {\"list\": \"both\"}}");
      String ended = rest.start("{\"tags\": {\"list\": \"both\"}}");
      rest.post("/api/battles/" + ended + "/cancel").hasStatus(202);

      assertThat(ids(rest.get("/api/battles?tag=list:both&state=completed")))
          .containsExactly(played);
      assertThat(ids(rest.get("/api/battles?tag=list:both&state=queued")))
          .containsExactly(ended, queued);
      assertThat(ids(rest.get("/api/battles?tag=list:both")))
          .containsExactly(ended, queued, played);
    }
    assertThat(ids(rest.get("/api/battles?tag=list:nothing"))).isEmpty();
  }

  @Test
  void tellsWhatALineNeedsAndNoMore() {
    String id = rest.start("{\"tags\": {\"list\": \"line\"}}");
    rest.awaitState(id, "completed");

    Answer page = rest.get("/api/battles?tag=list:line");

    assertThat(page.at("/items/0/costUsd").toString()).isEqualTo("0.009");
    assertThat(page.at("/items/0/links/status").asString())
        .isEqualTo("/api/battles/" + id + "/status");
    assertThat(page.at("/items/0/spec").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=201",
        "limit=abc",
        "limit=-1",
        "limit=99999999999",
        "cursor=garbage",
        "cursor=%00",
        "cursor=!!!",
        "state=sleeping",
        "state=",
        "tag=nocolon",
        "tag=:x",
        "tag=a%00:b",
        "tag=a:b%00"
      })
  void namesAParameterThatIsWrong(String query) {
    Answer answer = rest.get("/api/battles?" + query).isProblem(400, "invalid_request");

    assertThat(answer.wrongFields()).containsExactly(query.replaceAll("=.*", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01T00:00:00Z \u0000",
        "+1000000000-12-31T23:59:59Z a",
        "-1000000000-01-01T00:00:00Z a",
        "2026-01-01T00:00:00Z",
        "yesterday a",
        " a"
      })
  void refusesACursorThatItDidNotGiveOut(String place) {
    String cursor = Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8));

    rest.get("/api/battles?cursor=" + cursor).isProblem(400, "invalid_request");
  }

  @Test
  void namesEveryParameterThatIsWrong() {
    Answer answer = rest.get("/api/battles?limit=0&state=x&tag=x&cursor=x");

    answer.isProblem(400, "invalid_request");
    assertThat(answer.wrongFields()).containsExactlyInAnyOrder("limit", "state", "tag", "cursor");
  }
}
