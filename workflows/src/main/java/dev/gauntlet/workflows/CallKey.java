package dev.gauntlet.workflows;

/**
 * The key of an LLM call in the journal.
 *
 * @param battleId the conversation; {@link #subject} of a run where something is bought about all
 *     its battles
 * @param seq the message that is bought or judged, from 1
 * @param purpose what it is bought for
 * @param ordinal 0 for the first request, then one more for each re-ask or repair; never the
 *     attempt
 */
public record CallKey(String battleId, int seq, CallPurpose purpose, int ordinal) {

  /** A request for the summary of a run. */
  public static CallKey ofSummary(String runId, int ordinal) {
    return new CallKey(subject(runId), 1, CallPurpose.SUMMARY, ordinal);
  }

  /**
   * What a run's own calls are kept under, beside those of battles. No battle is called so: their
   * ids have no slash. The view {@code subjects} in the database names runs likewise.
   */
  public static String subject(String runId) {
    return "run/" + runId;
  }

  /** Whether it is a run's call and no battle's. */
  public boolean isOfRun() {
    return purpose == CallPurpose.SUMMARY;
  }
}
