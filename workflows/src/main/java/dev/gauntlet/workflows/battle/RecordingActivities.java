package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.Spent;
import io.temporal.activity.ActivityInterface;

/** The steps without a request, run as local activities. Each may be repeated without harm. */
@ActivityInterface
public interface RecordingActivities {

  /** Reads the row, marks it running and stores the opening line if there is one. */
  BattlePlan begin(BattleInput input);

  /** Stores the script's line that is message {@code seq}. */
  void speakLine(String conversationId, int seq);

  /** Evaluates criteria that need no model on message {@code seq} and stores the judgement. */
  Verdict judgeByRule(String conversationId, int seq);

  /** Writes down that the battle stands still. */
  void paused(String conversationId, Intent intent);

  /** Writes down that the battle goes on. */
  void resumed(String conversationId, Intent intent);

  /**
   * Writes down that the battle goes on with the next provider of a chain.
   *
   * @return what the call that failed used
   */
  Spent fallBack(String conversationId, Fallback fallback);

  /**
   * Ends the row unless it has ended, and returns the end that the row then has. A row that was
   * retried since is left alone.
   */
  BattleResult end(BattleInput input, Ending ending);
}
