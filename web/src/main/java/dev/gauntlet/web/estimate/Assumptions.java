package dev.gauntlet.web.estimate;

import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.AgentSpec;
import dev.gauntlet.web.body.Usd;
import dev.gauntlet.workflows.pricing.CallShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says in sentences what an estimate rests on. */
final class Assumptions {
  private final Order order;
  private final List<String> sentences = new ArrayList<>();

  private Assumptions(Order order) {
    this.order = order;
  }

  static List<String> of(Order order, Basis basis, Reckoning worst, Set<String> unpriced) {
    Assumptions said = new Assumptions(order);
    said.expected(basis);
    said.worst();
    said.sentences.add(
        "A token is taken to be four letters of English, or at worst two; every call reads the whole"
            + " conversation so far.");
    said.sentences.add(
        "Nothing is taken to be cached. Requests that get lost and are sent again are not in it.");
    said.budgets(worst);
    if (!unpriced.isEmpty()) {
      said.sentences.add(
          "No cost can be said, since no price is known of: " + String.join(", ", unpriced) + ".");
    }
    return said.sentences;
  }

  private void expected(Basis basis) {
    Pace pace = Pace.expected(order.usual(), basis.past());
    sentences.add(
        "Expected: "
            + pace.exchanges()
            + " exchanges a battle, and answers of "
            + pace.agent()
            + " tokens by the agent, "
            + pace.opponent()
            + " by a simulated user and "
            + pace.judge()
            + " by the judge: "
            + ground(basis));
  }

  private String ground(Basis basis) {
    AgentSpec agent = order.usual().agent();
    return switch (basis.kind()) {
      case AGENT ->
          "the medians of the last " + played(basis) + " of agent " + basis.agentId() + ".";
      case MODEL ->
          "the medians of the last "
              + played(basis)
              + " with "
              + agent.model()
              + " at "
              + agent.provider()
              + ".";
      case ASSUMPTIONS ->
          "an assumption, for no battle with "
              + agent.model()
              + " at "
              + agent.provider()
              + " was played to its end yet.";
    };
  }

  private static String played(Basis basis) {
    int battles = basis.battles();
    return battles == 1 ? "battle" : battles + " battles";
  }

  private void worst() {
    BattleSpec usual = order.usual();
    Pace pace = Pace.worst(usual);
    sentences.add(
        "At worst: "
            + pace.exchanges()
            + " exchanges a battle, which is all that fit; answers of "
            + pace.agent()
            + ", "
            + CallShape.OPPONENT.maxTokens()
            + " and "
            + CallShape.JUDGE.maxTokens()
            + " tokens, each asked for twice, by the dearest model of each chain of fallbacks.");
  }

  private void budgets(Reckoning worst) {
    BattleSpec usual = order.usual();
    if (usual.maxUsdPerConversation() != null) {
      sentences.add(
          "No battle spends more than its maxUsdPerConversation of "
              + usual.maxUsdPerConversation().stripTrailingZeros().toPlainString()
              + " USD"
              + (worst.cappedBy().contains("maxUsdPerConversation")
                  ? ", which the worst would; it ends then."
                  : "; the worst stays below."));
    }
    Long budget = order.budgetMicros();
    if (budget != null) {
      sentences.add(
          "The run spends no more than its budgetUsd of "
              + Usd.of(budget)
              + " USD"
              + (worst.cappedBy().contains("budgetUsd")
                  ? ", which the worst would; it ends then."
                  : "; the worst stays below."));
    }
  }
}
