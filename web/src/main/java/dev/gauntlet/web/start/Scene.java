package dev.gauntlet.web.start;

import java.util.Optional;

/**
 * What a scenario of a run replaces in the battle.
 *
 * @param goal what the opponent wants
 * @param persona who a simulated user is
 * @param userMessage the opponent's opening line; blank for none
 */
public record Scene(Optional<String> goal, Optional<String> persona, Optional<String> userMessage) {

  /** Replaces nothing. */
  public static final Scene AS_IT_IS =
      new Scene(Optional.empty(), Optional.empty(), Optional.empty());
}
