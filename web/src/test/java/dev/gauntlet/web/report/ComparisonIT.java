package dev.gauntlet.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Outage;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Two runs side by side. */
@RestTest
class ComparisonIT {
  private static final String SCENARIOS =
      "\"seed\": 1, \"runCount\": 4, \"scenarios\": [{\"id\": \"x\"}, {\"id\": \"y\"}]";

  private final Rest rest;
  private final Outage outage;

  ComparisonIT(Rest rest, Outage outage) {
    this.rest = rest;
    this.outage = outage;
  }

  private Answer compare(String a, String b) {
    return rest.get("/api/comparisons?a=" + a + "&b=" + b).hasStatus(200);
  }

  private static List<String> reasons(Answer comparison) {
    return strings(comparison.at("/reasons"));
  }

  private static List<String> strings(JsonNode texts) {
    return texts.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void putsRunsOfTheSameGameSideBySide() {
    String a = rest.playRun("{" + SCENARIOS + ", \"runId\": \"before.1\"}");
    String b =
        rest.playRun("{" + SCENARIOS + ", \"battle\": {\"agent\": {\"model\": \"unpriced\"}}}");

    Answer both = compare(a, b);

    assertThat(both.at("/comparable").asBoolean()).isTrue();
    assertThat(both.at("/verdict").asString()).isEqualTo("no clear difference");
    assertThat(both.at("/a/runId").asString()).isEqualTo("before.1");
    assertThat(both.at("/a/success/k").asInt()).isEqualTo(4);
    assertThat(both.at("/a/costUsd").toString()).isEqualTo("0.036");
    assertThat(both.at("/b/model").asString()).isEqualTo("unpriced");
    assertThat(both.at("/b/costUsd").isNull()).isTrue();
    assertThat(both.at("/cost/aUsd").toString()).isEqualTo("0.009");
    assertThat(both.at("/cost/ratio").isNull()).isTrue();
    assertThat(both.at("/difference/method").asString()).isEqualTo("newcombe");
    assertThat(both.at("/difference/estimate").asInt()).isZero();
    assertThat(both.at("/difference/low").asDouble()).isNegative();
    assertThat(both.at("/criteria/0/id").asString()).isEqualTo("goal");
    assertThat(both.at("/scenarios").findValuesAsString("id")).containsExactly("x", "y");
    assertThat(both.at("/scenarios").findValuesAsString("change")).containsExactly("same", "same");
    assertThat(both.at("/broke").isEmpty()).isTrue();
    assertThat(both.at("/fixed").isEmpty()).isTrue();
  }

  @Test
  void saysThatThereAreFewBattles() {
    String a = rest.playRun("{\"seed\": 1}");
    String b = rest.playRun("{\"seed\": 1}");

    assertThat(reasons(compare(a, b)))
        .containsExactlyElementsOf(
            Stream.of(a, b)
                .map("Run %s has only 3 covered battles, fewer than 10."::formatted)
                .toList());
  }

  @Test
  void doesNotCompareRunsOfOtherGoals() {
    String a = rest.playRun("{}");
    String b = rest.playRun("{\"battle\": {\"goal\": \"A table for six is booked.\"}}");

    Answer both = compare(a, b);

    assertThat(both.at("/comparable").asBoolean()).isFalse();
    assertThat(both.at("/verdict").asString()).isEqualTo("not comparable");
    assertThat(both.at("/difference").isNull()).isTrue();
    assertThat(reasons(both)).contains("The goals differ.");
    assertThat(both.at("/b/success/k").asInt()).isEqualTo(3);
  }

  @Test
  void doesNotCompareWithARunThatGoesOn() {
    String a = rest.playRun("{}");
    String b;
    try (Outage.Lasting noTemporal = outage.begin()) {
      b = rest.startRun("{}");
      Answer both = compare(a, b);

      assertThat(both.at("/comparable").asBoolean()).isFalse();
      assertThat(reasons(both))
          .contains("Run " + b + " is not finished: 0 of 3 battles have ended.");
      assertThat(both.at("/b/success").isNull()).isTrue();
    }
  }

  @Test
  void saysThatARunIsComparedWithItself() {
    String id = rest.playRun("{}");

    Answer both = compare(id, id);

    assertThat(both.at("/verdict").asString()).isEqualTo("no clear difference");
    assertThat(both.at("/difference/estimate").asInt()).isZero();
    assertThat(reasons(both)).first().isEqualTo("Run " + id + " is compared with itself.");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'a,b'",
    "?a=x, b",
    "?b=x, a",
    "?a=&b=%20, 'a,b'",
    "?a=x%00&b=x, a",
  })
  void namesTheRunThatIsNotGiven(String query, String wrong) {
    Answer answer = rest.get("/api/comparisons" + query).isProblem(400, "invalid_request");

    assertThat(answer.wrongFields()).containsExactly(wrong.split(","));
  }

  @Test
  void saysWhichParameterIsMissing() {
    assertThat(rest.get("/api/comparisons?a=x").at("/detail").asString())
        .isEqualTo("The parameter b is missing.");
  }

  @Test
  void namesTheRunThatIsUnknown() {
    String id = rest.playRun("{}");

    for (String query : List.of("?a=" + id + "&b=nobody", "?a=nobody&b=" + id)) {
      assertThat(
              rest.get("/api/comparisons" + query)
                  .isProblem(404, "not_found")
                  .at("/detail")
                  .asString())
          .isEqualTo("There is no run \"nobody\".");
    }
  }

  @Test
  void hasNoOtherForm() {
    String id = rest.playRun("{}");

    rest.get("/api/comparisons?a=" + id + "&b=" + id, "Accept", "text/html")
        .isProblem(406, "not_acceptable");
  }
}
