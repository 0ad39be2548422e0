package dev.gauntlet.web.scale;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gauntlet.web.temporal.TemporalUi;
import dev.gauntlet.workflows.scale.ScaleWorkflows;
import org.jspecify.annotations.Nullable;

/**
 * Where to go from a run.
 *
 * @param self the run with its spec
 * @param status how it stands
 * @param report what came out
 * @param battles its battles
 * @param stream how it stands as it changes, as server-sent events
 * @param page for people
 * @param temporal the workflow in the Temporal Web UI, when there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunLinks(
    String self,
    String status,
    String report,
    String battles,
    String stream,
    String page,
    @Nullable String temporal) {

  static RunLinks of(String id, String temporalUi) {
    String run = "/api/scale/" + id;
    return new RunLinks(
        run,
        run + "/status",
        run + "/report",
        run + "/battles",
        "/api/stream/runs/" + id,
        "/runs/" + id,
        TemporalUi.workflow(temporalUi, ScaleWorkflows.id(id)));
  }
}
