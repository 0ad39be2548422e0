package dev.gauntlet.workflows.scale;

/** The ids of a run's battles. */
public final class RunBattles {

  private RunBattles() {}

  /**
   * The id of a battle: the run's, and the battle's number from 1, with zeros in front so that ids
   * sort as numbers do.
   *
   * @param runId the run, at most 56 characters
   * @param index the battle, from 0
   * @param battles how many the run has, at most 10,000
   */
  public static String id(String runId, int index, int battles) {
    int width = Integer.toString(battles).length();
    String number = Integer.toString(index + 1);
    return runId + "." + "0".repeat(width - number.length()) + number;
  }
}
