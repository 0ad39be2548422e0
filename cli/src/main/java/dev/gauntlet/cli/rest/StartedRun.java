package dev.gauntlet.cli.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an accepted start.
 *
 * @param runId the id of the run
 * @param state its state now
 * @param warnings what the server thinks is worth knowing about the setup
 * @param links where more is
 */
public record StartedRun(
    String runId, String state, List<String> warnings, @Nullable RunLinks links) {
  /** Reads absent values as empty ones. */
  public StartedRun(
      @Nullable String runId,
      @Nullable String state,
      @Nullable List<String> warnings,
      @Nullable RunLinks links) {
    this.runId = Absent.text(runId);
    this.state = Absent.text(state);
    this.warnings = Absent.list(warnings);
    this.links = links;
  }
}
