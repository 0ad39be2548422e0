package dev.gauntlet.web.battle;

import dev.gauntlet.storage.battle.BattleSpec;
import java.util.List;
import java.util.Optional;

/**
 * A start that was asked for, as it is understood.
 *
 * @param conversationId the id that was asked for, if one was
 * @param spec the battle, defaults spelled out
 * @param models every model that will be asked, with the fields that name it
 * @param seedGiven whether the seed was asked for
 * @param warnings what a careful person would want to know
 */
record StartOrder(
    Optional<String> conversationId,
    BattleSpec spec,
    List<NamedModel> models,
    boolean seedGiven,
    List<String> warnings) {

  /** The same, with this seed. */
  StartOrder withSeed(long seed) {
    BattleSpec seeded =
        new BattleSpec(
            spec.agent(),
            spec.opponent(),
            spec.judge(),
            spec.goal(),
            spec.userMessage(),
            spec.messageLimit(),
            spec.maxUsdPerConversation(),
            spec.timeoutSeconds(),
            spec.turnTimeoutSeconds(),
            seed,
            spec.lane(),
            spec.tags());
    return new StartOrder(conversationId, seeded, models, true, warnings);
  }
}
