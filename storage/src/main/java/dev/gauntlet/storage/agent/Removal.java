package dev.gauntlet.storage.agent;

/** What came of a deletion. */
public sealed interface Removal {

  /** It is gone with all its versions. */
  record Removed() implements Removal {}

  /** There was nothing to delete. */
  record NotThere() implements Removal {}

  /**
   * The version that was to be the newest is not.
   *
   * @param newest the newest version
   */
  record Stale(int newest) implements Removal {}

  /**
   * It is still referred to.
   *
   * @param count by how many
   * @param example one of them, as what it is and its id
   */
  record InUse(long count, String example) implements Removal {}
}
