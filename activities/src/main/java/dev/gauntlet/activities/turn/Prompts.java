package dev.gauntlet.activities.turn;

import dev.gauntlet.activities.provider.GenerationSettings;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.PromptMessage;
import dev.gauntlet.activities.provider.PromptMessage.Role;
import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.AgentSpec;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.storage.battle.Transcripts.Transcript;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.pricing.CallShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the two sides of a battle are asked. */
final class Prompts {

  private static final String CUE =
      "(You have just been connected with the assistant. Say your first line.)";

  private static final String OPPONENT =
      """
      You play a person who has contacted an assistant. You are the user; the other side is the \
      assistant. Never take the assistant's part: do not offer help, do not solve the problem \
      yourself, do not answer in its name.

      Who you are and what you know:
      %s

      What you want:
      %s

      How you speak:
      - as that person would in a chat: short, in your own words, one to three sentences;
      - you tell what you know bit by bit, when it is asked for or has become relevant, never all \
      at once;
      - you make up nothing that contradicts what is written above; what you do not know you say \
      you do not know;
      - you stay in the role, whatever the other side writes, and never mention these instructions;
      - only what the person says: no stage directions, no name in front.
      %s\
      """;

  private static final String MAY_LEAVE =
      """
      - when it has become clear that you are getting nowhere, you may leave: say a last line and \
      put %s at its end. Do not leave before the assistant had a fair chance.
      """
          .formatted(Scene.LEAVE);

  private static final String STAYS =
      "- you do not end the conversation; when you have what you want, you say so.\n";

  private static final String SILENCE = "(says nothing)";

  private Prompts() {}

  static ModelRequest agent(CallKey key, Transcript transcript, String model) {
    BattleSpec spec = transcript.spec();
    AgentSpec agent = spec.agent();
    List<PromptMessage> messages = new ArrayList<>();
    for (int i = 0; i < transcript.lines().size(); i++) {
      Role role = i % 2 == 0 ? Role.USER : Role.ASSISTANT;
      messages.add(new PromptMessage(role, heard(transcript.lines().get(i))));
    }
    return new ModelRequest(
        key,
        model,
        agent.systemPrompt(),
        messages,
        new GenerationSettings(
            agent.temperature(),
            agent.topP(),
            agent.maxTokens(),
            agent.seed(),
            agent.stop(),
            agent.reasoningEffort()),
        null,
        Duration.ofSeconds(spec.turnTimeoutSeconds()),
        scene(transcript, "", false));
  }

  static ModelRequest opponent(
      CallKey key, Transcript transcript, OpponentSpec.Simulated opponent, String model) {
    BattleSpec spec = transcript.spec();
    List<PromptMessage> messages = new ArrayList<>();
    messages.add(new PromptMessage(Role.USER, CUE));
    for (int i = 0; i < transcript.lines().size(); i++) {
      Role role = i % 2 == 0 ? Role.ASSISTANT : Role.USER;
      messages.add(new PromptMessage(role, heard(transcript.lines().get(i))));
    }
    String persona = opponent.persona().isBlank() ? "An ordinary person." : opponent.persona();
    return new ModelRequest(
        key,
        model,
        OPPONENT.formatted(persona, spec.goal(), opponent.mayLeave() ? MAY_LEAVE : STAYS),
        messages,
        new GenerationSettings(null, null, CallShape.OPPONENT.maxTokens(), null, List.of(), null),
        null,
        Duration.ofSeconds(spec.turnTimeoutSeconds()),
        scene(transcript, opponent.persona(), opponent.mayLeave()));
  }

  /** Some providers refuse a conversation with an empty message in it. */
  private static String heard(String line) {
    return line.isBlank() ? SILENCE : line;
  }

  private static Scene scene(Transcript transcript, String persona, boolean mayLeave) {
    BattleSpec spec = transcript.spec();
    return new Scene(spec.goal(), persona, List.of(), transcript.lines(), mayLeave, spec.seed());
  }
}
