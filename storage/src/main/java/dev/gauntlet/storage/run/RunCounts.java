package dev.gauntlet.storage.run;

/**
 * How the battles of a run stand, in the words that every list, status and report uses.
 *
 * @param queued not begun
 * @param running being played
 * @param paused held
 * @param succeeded ended by goal
 * @param missed ended by limit or abandoned
 * @param uncovered ended by budget or timeout
 * @param failed ended by error
 * @param cancelled ended by somebody
 */
public record RunCounts(
    int queued,
    int running,
    int paused,
    int succeeded,
    int missed,
    int uncovered,
    int failed,
    int cancelled) {

  /** A run without a battle. */
  public static final RunCounts NONE = new RunCounts(0, 0, 0, 0, 0, 0, 0, 0);

  /** How many have ended, in whichever way. */
  public int completed() {
    return succeeded + missed + uncovered + failed + cancelled;
  }

  /** How many there are. */
  public int total() {
    return queued + running + paused + completed();
  }
}
