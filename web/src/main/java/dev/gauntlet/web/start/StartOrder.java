package dev.gauntlet.web.start;

import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.JudgeSpec;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.workflows.battle.Lane;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A start that was asked for, as it is understood.
 *
 * @param conversationId the id that was asked for, if one was
 * @param spec the battle, defaults spelled out
 * @param models every model that will be asked, with the fields that name it
 * @param goalIsJudged whether the goal is what is judged, for no criteria were given
 * @param seedGiven whether the seed was asked for
 * @param warnings what a careful person would want to know
 * @param webhookUrl where to tell of its end, if anywhere
 */
public record StartOrder(
    Optional<String> conversationId,
    BattleSpec spec,
    List<NamedModel> models,
    boolean goalIsJudged,
    boolean seedGiven,
    List<String> warnings,
    Optional<String> webhookUrl) {

  private record Told(BattleSpec spec, String webhookUrl) {}

  /** What was asked for, to tell a repetition from another start. */
  public Object asked() {
    return webhookUrl.<Object>map(url -> new Told(spec, url)).orElse(spec);
  }

  /** What is played with this seed. */
  public BattleSpec seeded(long seed) {
    return playing(Scene.AS_IT_IS, seed, spec.lane(), spec.tags());
  }

  /**
   * What a battle of a run plays, as if the start had said so itself.
   *
   * @param scene what its scenario replaces
   */
  public BattleSpec playing(Scene scene, long seed, Lane lane, Map<String, String> tags) {
    return new BattleSpec(
        spec.agent(),
        opponent(scene),
        judge(scene),
        scene.goal().orElse(spec.goal()),
        userMessage(scene),
        spec.messageLimit(),
        spec.maxUsdPerConversation(),
        spec.timeoutSeconds(),
        spec.turnTimeoutSeconds(),
        seed,
        lane,
        tags);
  }

  private OpponentSpec opponent(Scene scene) {
    return switch (spec.opponent()) {
      case OpponentSpec.Simulated user ->
          new OpponentSpec.Simulated(
              user.provider(),
              user.model(),
              scene.persona().orElse(user.persona()),
              user.mayLeave(),
              user.fallbacks());
      case OpponentSpec.Scripted script -> script;
    };
  }

  private JudgeSpec judge(Scene scene) {
    JudgeSpec judge = spec.judge();
    return goalIsJudged && scene.goal().isPresent()
        ? new JudgeSpec(
            judge.provider(),
            judge.model(),
            judge.fallbacks(),
            List.of(JudgeBody.reaching(scene.goal().get())))
        : judge;
  }

  private @Nullable String userMessage(Scene scene) {
    return scene.userMessage().isPresent()
        ? scene.userMessage().filter(text -> !text.isBlank()).orElse(null)
        : spec.userMessage();
  }
}
