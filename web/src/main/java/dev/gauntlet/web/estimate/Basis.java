package dev.gauntlet.web.estimate;

import dev.gauntlet.storage.battle.BattleSpec.AgentSpec;
import dev.gauntlet.storage.estimate.Past;
import dev.gauntlet.storage.estimate.PastBattles;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an expectation rests on.
 *
 * @param kind whose battles were looked at
 * @param agentId the stored agent, or null without
 * @param past what those battles took, if there were any
 */
record Basis(Kind kind, @Nullable String agentId, Optional<Past> past) {

  /** Whose battles were looked at. */
  enum Kind {
    /** Those of the same stored agent. */
    AGENT,
    /** Those of agents with the same model. */
    MODEL,
    /** None, for there are none. */
    ASSUMPTIONS;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Basis of(AgentSpec agent, PastBattles battles) {
    String id = agent.origins().agentId();
    Optional<Past> ofAgent = Optional.ofNullable(id).flatMap(battles::ofAgent);
    if (ofAgent.isPresent()) {
      return new Basis(Kind.AGENT, id, ofAgent);
    }
    Optional<Past> ofModel = battles.ofModel(agent.provider(), agent.model());
    return new Basis(ofModel.isPresent() ? Kind.MODEL : Kind.ASSUMPTIONS, id, ofModel);
  }

  int battles() {
    return past.map(Past::battles).orElse(0);
  }
}
