package dev.gauntlet.workflows.battle;

/** What a battle does next. */
sealed interface Step {

  /** The opponent says message {@code seq}. */
  record OpponentTurn(int seq) implements Step {}

  /** The agent says message {@code seq}. */
  record AgentTurn(int seq) implements Step {}

  /** The judge decides on agent message {@code seq}. */
  record Judging(int seq) implements Step {}

  /** The battle is over. */
  record End(EndedReason reason) implements Step {}

  /**
   * The next step of a battle that stands so. An opponent turn is bought only if the answer to it
   * fits the limit as well.
   */
  static Step next(BattleRules rules, Standing standing) {
    int said = standing.messageCount();
    boolean agentsTurn = said % 2 == 1;
    if (!agentsTurn && said > 0) {
      if (standing.judgedSeq() < said) {
        return inTime(rules, standing, new Judging(said));
      }
      if (standing.lastVerdict() == Verdict.REACHED) {
        return new End(EndedReason.GOAL);
      }
    }
    if (standing.left()) {
      return new End(EndedReason.ABANDONED);
    }
    int toCome = agentsTurn ? 1 : 2;
    if (said + toCome > rules.messageLimit()) {
      return new End(EndedReason.LIMIT);
    }
    if (agentsTurn) {
      return inTime(rules, standing, new AgentTurn(said + 1));
    }
    if (rules.scripted() && !rules.hasLineFor(said + 1)) {
      return new End(EndedReason.LIMIT);
    }
    return inTime(rules, standing, new OpponentTurn(said + 1));
  }

  private static Step inTime(BattleRules rules, Standing standing, Step step) {
    return standing.usage().total().activeMs() < rules.timeoutMs()
        ? step
        : new End(EndedReason.TIMEOUT);
  }
}
