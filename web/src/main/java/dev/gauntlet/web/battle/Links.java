package dev.gauntlet.web.battle;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gauntlet.web.temporal.TemporalUi;
import dev.gauntlet.workflows.battle.BattleWorkflows;
import org.jspecify.annotations.Nullable;

/**
 * Where to go from a battle.
 *
 * @param self the battle with its spec
 * @param status how it stands
 * @param messages what was said
 * @param events what happened
 * @param stream the same as it happens, as server-sent events
 * @param page for people
 * @param temporal the workflow in the Temporal Web UI, when there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Links(
    String self,
    String status,
    String messages,
    String events,
    String stream,
    String page,
    @Nullable String temporal) {

  /**
   * The links of a battle.
   *
   * @param temporalUi the address in front of a namespace's workflows, or empty
   */
  static Links of(String id, String temporalUi) {
    String battle = "/api/battles/" + id;
    return new Links(
        battle,
        battle + "/status",
        battle + "/messages",
        battle + "/events",
        "/api/stream/" + id,
        "/battles/" + id,
        TemporalUi.workflow(temporalUi, BattleWorkflows.id(id)));
  }
}
