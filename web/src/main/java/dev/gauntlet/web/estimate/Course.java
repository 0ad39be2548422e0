package dev.gauntlet.web.estimate;

import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.pricing.CallShape;
import dev.gauntlet.workflows.pricing.TextTokens;
import java.util.EnumMap;
import java.util.Map;

/**
 * Plays a battle with numbers for words. Each call reads the whole conversation so far, so that
 * what is read grows with the square of its length.
 */
final class Course {
  /** What the judge is told when its answer could not be read, with room for why. */
  private static final int REPAIR = 200;

  private final BattleSpec spec;
  private final Pace pace;
  private final Map<CallPurpose, Tokens> taken = new EnumMap<>(CallPurpose.class);
  private final long agentPrompt;
  private final long judgePrompt;
  private final long opponentPrompt;
  private long said;

  private Course(BattleSpec spec, Pace pace) {
    this.spec = spec;
    this.pace = pace;
    this.agentPrompt = text(spec.agent().systemPrompt());
    this.judgePrompt = frame(CallShape.JUDGE) + text(spec.goal()) + criteria();
    this.opponentPrompt =
        spec.opponent() instanceof OpponentSpec.Simulated user
            ? frame(CallShape.OPPONENT) + text(user.persona()) + text(spec.goal())
            : 0;
  }

  /** What the calls of a battle take; purposes for which none is made are left out. */
  static Map<CallPurpose, Tokens> of(BattleSpec spec, Pace pace) {
    Course course = new Course(spec, pace);
    for (int exchange = 0; exchange < pace.exchanges(); exchange++) {
      course.exchange(exchange);
    }
    return course.taken;
  }

  private void exchange(int number) {
    said += message(number);
    call(CallPurpose.AGENT, agentPrompt + said, pace.agent(), 0);
    said += bought(pace.agent());
    if (spec.judge().needsModel()) {
      call(CallPurpose.JUDGE, judgePrompt + said, pace.judge(), pace.judge() + REPAIR);
    }
  }

  /** The opponent's message: given, a script's line, or bought. */
  private long message(int number) {
    String opening = spec.userMessage();
    if (opening != null && number == 0) {
      return text(opening);
    }
    return switch (spec.opponent()) {
      case OpponentSpec.Scripted script ->
          text(script.lines().get(opening == null ? number : number - 1));
      case OpponentSpec.Simulated user -> {
        call(CallPurpose.OPPONENT, opponentPrompt + said, pace.opponent(), 0);
        yield bought(pace.opponent());
      }
    };
  }

  /** An answer as a message that is read later. */
  private long bought(long tokens) {
    return tokens
        + (pace.atMost() ? TextTokens.MOST_AROUND_A_MESSAGE : TextTokens.USUALLY_AROUND_A_MESSAGE);
  }

  /**
   * @param more what the second call reads beside the first
   */
  private void call(CallPurpose purpose, long in, long out, long more) {
    Tokens tokens = pace.atMost() ? new Tokens(2, 2 * in + more, 2 * out) : new Tokens(1, in, out);
    taken.merge(purpose, tokens, Tokens::plus);
  }

  private long criteria() {
    return spec.judge().criteria().stream()
        .filter(criterion -> criterion.type() == Criterion.Type.LLM)
        .mapToLong(criterion -> text(criterion.id()) + text(criterion.expect()))
        .sum();
  }

  private long frame(CallShape shape) {
    return text("x".repeat(shape.frameLetters()));
  }

  private long text(String text) {
    return pace.atMost() ? TextTokens.atMost(text) : TextTokens.likely(text);
  }
}
