package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.CallPurpose;

/**
 * How far a battle is in its fallback chains, 0 for the first choice. It never goes back.
 *
 * @param agent in the agent's
 * @param opponent in the simulated user's
 * @param judge in the judge's
 */
public record Positions(int agent, int opponent, int judge) {

  /** Everybody's first choice. */
  public static final Positions FIRST = new Positions(0, 0, 0);

  /** How far the battle is in the chain of this purpose. */
  public int of(CallPurpose purpose) {
    return switch (purpose) {
      case AGENT -> agent;
      case OPPONENT -> opponent;
      case JUDGE -> judge;
      case SUMMARY -> throw CallPurpose.notOfABattle();
    };
  }

  Positions with(CallPurpose purpose, int position) {
    return switch (purpose) {
      case AGENT -> new Positions(position, opponent, judge);
      case OPPONENT -> new Positions(agent, position, judge);
      case JUDGE -> new Positions(agent, opponent, position);
      case SUMMARY -> throw CallPurpose.notOfABattle();
    };
  }
}
