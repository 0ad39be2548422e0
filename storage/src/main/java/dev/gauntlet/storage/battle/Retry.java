package dev.gauntlet.storage.battle;

import dev.gauntlet.workflows.battle.BattleState;

/** What came of the wish that a battle goes on after it had failed. */
public sealed interface Retry {

  /**
   * The battle is open again and will be played from its last message.
   *
   * @param generation how often it has been retried now
   */
  record GoesOn(int generation) implements Retry {}

  /**
   * It has not failed, or somebody else was faster.
   *
   * @param state the state it is in
   */
  record NotFailed(BattleState state) implements Retry {}

  /**
   * Its run goes on and may not be disturbed.
   *
   * @param runId the run
   */
  record RunOpen(String runId) implements Retry {}

  /** What was asked and said is erased, so nobody could go on with it. */
  record Erased() implements Retry {}

  /** There is no such battle. */
  record NotThere() implements Retry {}
}
