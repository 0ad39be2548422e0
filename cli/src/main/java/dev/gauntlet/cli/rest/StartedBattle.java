package dev.gauntlet.cli.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an accepted start.
 *
 * @param conversationId the id of the battle
 * @param state its state now
 * @param warnings what the server thinks is worth knowing about the setup
 */
public record StartedBattle(String conversationId, String state, List<String> warnings) {
  /** Reads absent warnings as none. */
  public StartedBattle(String conversationId, String state, @Nullable List<String> warnings) {
    this.conversationId = conversationId;
    this.state = state;
    this.warnings = warnings == null ? List.of() : List.copyOf(warnings);
  }
}
