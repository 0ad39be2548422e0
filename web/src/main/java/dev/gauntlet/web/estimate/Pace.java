package dev.gauntlet.web.estimate;

import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.storage.estimate.Past;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.pricing.CallShape;
import java.util.Optional;

/**
 * How a battle is taken to go.
 *
 * @param exchanges opponent messages with the agent's answers
 * @param agent tokens of an answer of the agent
 * @param opponent tokens of a message of a simulated user
 * @param judge tokens of a judgement
 * @param atMost whether it is the worst that can be: texts take the most tokens that they may, and
 *     every call is made twice, the second time because the answer could not be used
 */
record Pace(int exchanges, long agent, long opponent, long judge, boolean atMost) {
  static final int USUAL_ANSWER = 150;
  static final int USUAL_MESSAGE = 50;
  static final int USUAL_JUDGEMENT = 80;

  /** Everything up to the limits. */
  static Pace worst(BattleSpec spec) {
    return new Pace(
        mostExchanges(spec),
        spec.agent().maxTokens(),
        CallShape.OPPONENT.maxTokens(),
        CallShape.JUDGE.maxTokens(),
        true);
  }

  /** As battles went before, else as they usually go. */
  static Pace expected(BattleSpec spec, Optional<Past> past) {
    int most = mostExchanges(spec);
    int usual = spec.opponent() instanceof OpponentSpec.Scripted ? most : (most + 1) / 2;
    int exchanges = past.map(before -> (int) Math.ceil(before.exchanges())).orElse(usual);
    return new Pace(
        Math.min(exchanges, most),
        Math.min(answer(past, CallPurpose.AGENT, USUAL_ANSWER), spec.agent().maxTokens()),
        answer(past, CallPurpose.OPPONENT, USUAL_MESSAGE),
        answer(past, CallPurpose.JUDGE, USUAL_JUDGEMENT),
        false);
  }

  private static long answer(Optional<Past> past, CallPurpose purpose, int usual) {
    return Math.round(
        past.map(before -> before.answer(purpose).orElse(usual)).orElse((double) usual));
  }

  /** How many fit the message limit and, with a script, its lines. */
  private static int mostExchanges(BattleSpec spec) {
    int fitting = spec.messageLimit() / 2;
    return switch (spec.opponent()) {
      case OpponentSpec.Simulated user -> fitting;
      case OpponentSpec.Scripted script ->
          Math.min(fitting, script.lines().size() + (spec.userMessage() == null ? 0 : 1));
    };
  }
}
