package dev.gauntlet.activities.provider.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gauntlet.activities.provider.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedJudgeTests {
  private static final Phrases PHRASES = Phrases.load();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "All set. Your confirmation number is AB-1234.",
        "Booking number: **XK77Q2**",
        "I've processed the refund.",
        "Everything is settled now.",
        "Your appointment has been rescheduled."
      })
  void aDefiniteStatementReachesTheGoal(String line) throws Exception {
    assertThat(met(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Do you have a confirmation number?",
        "Once it has been refunded you will see it on your card.",
        "I have not processed it yet.",
        "I will let you know if it is done.",
        "Is it done?",
        "Your request number is 12345."
      })
  void aQuestionAPromiseOrAConditionDoesNot(String line) throws Exception {
    assertThat(met(line)).isFalse();
  }

  @Test
  void everyCriterionIsJudgedInTheShapeOfRealJudges() throws Exception {
    JsonNode judgements =
        json(new Scene("", "", List.of("a", "b"), List.of("Hi", "It is done."), false, 1));

    assertThat(judgements).hasSize(2);
    for (JsonNode judgement : judgements) {
      assertThat(judgement.path("met").isBoolean()).isTrue();
      assertThat(judgement.path("rationale").asText()).contains("essage 2");
    }
    assertThat(judgements.findValuesAsText("id")).containsExactly("a", "b");
  }

  @Test
  void theConfirmationNumberIsNamedAsTheProof() throws Exception {
    String line = "That is done, Mara. Your confirmation number is RF-10293, keep it.";

    for (int seed = 0; seed < 20; seed++) {
      assertThat(rationale(line, seed)).contains("essage 2", "RF-10293").doesNotContain("is done");
    }
  }

  @Test
  void withoutANumberTheAgentIsQuoted() throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(rationale("Right. I've processed the refund.", seed))
          .contains("essage 2", "\"I've processed the refund.\"")
          .doesNotContain("number");
    }
  }

  @Test
  void whatTheOpponentClaimsDoesNotCount() throws Exception {
    Scene scene = new Scene("", "", List.of("a"), List.of("That is done.", "How nice."), false, 1);

    assertThat(json(scene).path(0).path("met").asBoolean()).isFalse();
  }

  private static boolean met(String agentLine) throws Exception {
    Scene scene = new Scene("", "", List.of("a"), List.of("Hello", agentLine), false, 1);
    return json(scene).path(0).path("met").asBoolean();
  }

  private static String rationale(String agentLine, int seed) throws Exception {
    Scene scene = new Scene("", "", List.of("a"), List.of("Hello", agentLine), false, 1);
    return json(scene, seed).path(0).path("rationale").asText();
  }

  private static JsonNode json(Scene scene) throws Exception {
    return json(scene, 1);
  }

  private static JsonNode json(Scene scene, int seed) throws Exception {
    String answer = new SimulatedJudge(PHRASES, scene, new Chance(seed)).judgement();
    return new ObjectMapper().readTree(answer).path("judgements");
  }
}
