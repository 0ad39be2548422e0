package dev.gauntlet.activities.provider;

import dev.gauntlet.workflows.CallPurpose;

/**
 * The key of an LLM call in the journal.
 *
 * @param battleId the conversation
 * @param seq the message that is bought or judged, from 1
 * @param purpose what it is bought for
 * @param ordinal 0 for the first request, then one more for each re-ask or repair; never the
 *     attempt
 */
public record CallKey(String battleId, int seq, CallPurpose purpose, int ordinal) {}
