package dev.gauntlet.activities.provider.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.provider.GenerationSettings;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.PromptMessage;
import dev.gauntlet.activities.provider.Recap;
import dev.gauntlet.activities.provider.Recap.Heard;
import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.workflows.CallKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulatedSummaryTests {
  private static final Heard HIT =
      new Heard("r.1", false, List.of("Hi", "That is done, the number is R-10001."));
  private static final Heard MISS = new Heard("r.2", true, List.of("Hi", "Which order is it?"));
  private static final Heard OTHER_MISS = new Heard("r.3", true, List.of("Hi", "One moment."));

  @Test
  void itSaysFirstThatNoModelHasReadAnything() throws Exception {
    JsonNode answer = ask(new Recap("Be kind.", 4, 9, "refunded", List.of(HIT, MISS, OTHER_MISS)));

    assertThat(answer.path("summary").stringValue())
        .isEqualTo(
            "Simulated summary, no model has read anything: the agent reached the goal in 4 of 9"
                + " conversations that count. Of those given to read, 2 missed it; in 2 of these the"
                + " agent never said that it was done. The criterion met least often is refunded.");
    assertThat(answer.path("rationale").stringValue())
        .isEqualTo("Simulated, by counting in 3 conversations. Missed: r.2, r.3.");
    assertThat(answer.path("revisedPrompt").stringValue())
        .startsWith("Simulated suggestion, written without a model:\n\nBe kind.\n\nAsk early");
  }

  @Test
  void whereNothingWasMissedItSuggestsNothing() throws Exception {
    JsonNode answer = ask(new Recap("Be kind.", 1, 1, "refunded", List.of(HIT)));

    assertThat(answer.path("summary").stringValue())
        .endsWith("in 1 of 1 conversations that count.");
    assertThat(answer.path("revisedPrompt").isNull()).isTrue();
  }

  @Test
  void itIsTheSameInEveryProcess() throws Exception {
    Recap recap = new Recap("Be kind.", 4, 9, "refunded", List.of(HIT, MISS));

    assertThat(ask(recap)).isEqualTo(ask(recap));
  }

  private static JsonNode ask(Recap recap) throws Exception {
    ModelRequest request =
        new ModelRequest(
            CallKey.ofSummary("r", 0),
            "sim-capable",
            "",
            List.of(new PromptMessage(PromptMessage.Role.USER, "Sum it up.")),
            new GenerationSettings(null, null, 4_096, null, List.of(), null),
            null,
            Duration.ofSeconds(30),
            Scene.ofSummary("a refund", 7, recap));
    String answer = new SimulatedProvider(SimulatedSettings.INSTANT).call(request).text();
    return JsonMapper.shared().readTree(answer);
  }
}
