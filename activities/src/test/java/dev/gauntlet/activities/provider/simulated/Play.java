package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.GenerationSettings;
import dev.gauntlet.activities.provider.ModelProvider;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.PromptMessage;
import dev.gauntlet.activities.provider.PromptMessage.Role;
import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plays battles against a provider without any workflow. */
record Play(ModelProvider provider, String goal, String persona, String model, boolean mayLeave) {
  static final String GOAL = "Get a refund for the running shoes.";
  static final String PERSONA =
      """
      You are Maria Lopes, a teacher from Porto. You are polite but in a hurry.
      You ordered running shoes, order 48213, and they arrived in size 36 instead of 38.
      You paid 79 euros by card. Never mention the price before you are asked.
      """;

  static final String HELMET = "The agent confirms a refund for the damaged helmet of order 4711.";
  static final String MARA =
      "Mara, friendly and short of time. Her order 4711 came yesterday; the helmet in it is"
          + " cracked.";

  static Play of(String model) {
    return new Play(new SimulatedProvider(SimulatedSettings.INSTANT), GOAL, PERSONA, model, false);
  }

  Play with(String goal, String persona) {
    return new Play(provider, goal, persona, model, mayLeave);
  }

  Play thatMayLeave() {
    return new Play(provider, goal, persona, model, true);
  }

  /** What was said until the judge found the goal reached, somebody left, or the limit came. */
  record Battle(List<String> transcript, boolean reached) {
    int exchanges() {
      return transcript.size() / 2;
    }
  }

  Battle battle(long seed, int exchanges) throws Exception {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < exchanges; i++) {
      said.add(ask(CallPurpose.OPPONENT, seed, said));
      if (said.getLast().endsWith(Scene.LEAVE)) {
        return new Battle(said, false);
      }
      said.add(ask(CallPurpose.AGENT, seed, said));
      if (ask(CallPurpose.JUDGE, seed, said).contains("\"met\":true")) {
        return new Battle(said, true);
      }
    }
    return new Battle(said, false);
  }

  String ask(CallPurpose purpose, long seed, List<String> transcript)
      throws ProviderException, InterruptedException {
    return provider.call(request(purpose, seed, transcript)).text();
  }

  ModelRequest request(CallPurpose purpose, long seed, List<String> transcript) {
    int seq = transcript.size() + (purpose == CallPurpose.JUDGE ? 0 : 1);
    // As in a workflow, nobody but the opponent knows who it is.
    boolean isOpponent = purpose == CallPurpose.OPPONENT;
    return new ModelRequest(
        new CallKey("b-" + seed, seq, purpose, 0),
        model,
        "",
        List.of(new PromptMessage(Role.USER, "as in the scene")),
        new GenerationSettings(null, null, 1_024, null, List.of(), null),
        null,
        Duration.ofSeconds(10),
        new Scene(
            goal,
            isOpponent ? persona : "",
            List.of("goal"),
            transcript,
            isOpponent && mayLeave,
            seed));
  }
}
