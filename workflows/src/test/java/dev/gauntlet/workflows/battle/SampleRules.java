package dev.gauntlet.workflows.battle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of battles to test with; each side has a provider, and thus a task queue, of its own. */
final class SampleRules {
  static final String AGENT = "anvil";
  static final String OPPONENT = "hammer";
  static final String JUDGE = "scales";
  static final String SPARE = "spare-anvil";
  static final String SPARE_JUDGE = "spare-scales";
  static final List<String> PROVIDERS = List.of(AGENT, OPPONENT, JUDGE, SPARE, SPARE_JUDGE);
  static final String PAGE = "https://gauntlet.example/battles/b-1";

  static final long TIMEOUT_MS = 600_000;
  static final long TURN_TIMEOUT_MS = 90_000;

  private SampleRules() {}

  /** A simulated user and a judge with a model. */
  static BattleRules simulated(int messageLimit) {
    return rules(OPPONENT, JUDGE, false, 0, messageLimit, TIMEOUT_MS);
  }

  /** A simulated user whose first message was given with the start. */
  static BattleRules opened(int messageLimit) {
    return rules(OPPONENT, JUDGE, true, 0, messageLimit, TIMEOUT_MS);
  }

  /** A script, judged by rules that need no model. */
  static BattleRules scripted(int lines, int messageLimit) {
    return rules(null, null, false, lines, messageLimit, TIMEOUT_MS);
  }

  /** A script after an opening that was given with the start. */
  static BattleRules openedScript(int lines, int messageLimit) {
    return rules(null, null, true, lines, messageLimit, TIMEOUT_MS);
  }

  /** As {@link #simulated}, with so much active time. */
  static BattleRules timed(int messageLimit, long timeoutMs) {
    return rules(OPPONENT, JUDGE, false, 0, messageLimit, timeoutMs);
  }

  /** As {@link #simulated}, with a second provider for the agent and one for the judge. */
  static BattleRules withFallbacks(int messageLimit) {
    return new BattleRules(
        List.of(AGENT, SPARE),
        List.of(OPPONENT),
        List.of(JUDGE, SPARE_JUDGE),
        false,
        0,
        messageLimit,
        TIMEOUT_MS,
        TURN_TIMEOUT_MS,
        Lane.INTERACTIVE,
        PAGE);
  }

  private static BattleRules rules(
      @Nullable String opponent,
      @Nullable String judge,
      boolean openingGiven,
      int lines,
      int messageLimit,
      long timeoutMs) {
    return new BattleRules(
        List.of(AGENT),
        opponent == null ? List.of() : List.of(opponent),
        judge == null ? List.of() : List.of(judge),
        openingGiven,
        lines,
        messageLimit,
        timeoutMs,
        TURN_TIMEOUT_MS,
        Lane.INTERACTIVE,
        PAGE);
  }
}
