package dev.gauntlet.workflows.pricing;

/** What the call for the summary of a run reads and writes, in tokens, whatever the run was. */
public final class SummaryShape {

  /** The most conversations that are read. */
  public static final int CONVERSATIONS = 12;

  /** What all of them take together, at most. */
  public static final int READ = 24_000;

  /** For summary and rationale, and for a model that thinks before it writes. */
  public static final int WRITTEN = 4_096;

  /** More than this many models refuse to write. */
  public static final int MOST_WRITTEN = 16_000;

  private SummaryShape() {}

  /** The longest answer, which may hold a whole system prompt of so many tokens. */
  public static long longest(long systemPromptTokens) {
    return Math.min(MOST_WRITTEN, WRITTEN + 2 * systemPromptTokens);
  }
}
