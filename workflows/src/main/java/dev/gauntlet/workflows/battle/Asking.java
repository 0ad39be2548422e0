package dev.gauntlet.workflows.battle;

/**
 * Which request for a step this is: who of the fallback chain is asked, and whether again. Each has
 * an ordinal of its own in the journal.
 *
 * @param position whose turn it is in the chain, 0 for the first choice
 * @param again whether the answer before could not be used: it was empty, or a verdict that could
 *     not be read
 */
public record Asking(int position, boolean again) {
  private static final int EACH = 2;

  /** The request with this ordinal. */
  public static Asking of(int ordinal) {
    return new Asking(ordinal / EACH, ordinal % EACH == 1);
  }

  /** The ordinal of the call in the journal. */
  public int ordinal() {
    return position * EACH + (again ? 1 : 0);
  }

  /** The same once more, after an answer that could not be used. */
  public Asking onceMore() {
    return new Asking(position, true);
  }
}
