package dev.gauntlet.workflows;

/**
 * What a battle used, by what it was bought for.
 *
 * @param agent for the agent's messages
 * @param opponent for the simulated user's
 * @param judge for the verdicts, repairs included
 */
public record Usage(Spent agent, Spent opponent, Spent judge) {

  /** Nothing was used. */
  public static final Usage NOTHING = new Usage(Spent.NOTHING, Spent.NOTHING, Spent.NOTHING);

  /** This and one more step. */
  public Usage plus(CallPurpose purpose, Spent spent) {
    return switch (purpose) {
      case AGENT -> new Usage(agent.plus(spent), opponent, judge);
      case OPPONENT -> new Usage(agent, opponent.plus(spent), judge);
      case JUDGE -> new Usage(agent, opponent, judge.plus(spent));
      case SUMMARY -> throw CallPurpose.notOfABattle();
    };
  }

  /** All purposes together. */
  public Spent total() {
    return agent.plus(opponent).plus(judge);
  }
}
