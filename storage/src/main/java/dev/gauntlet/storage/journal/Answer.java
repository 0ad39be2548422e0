package dev.gauntlet.storage.journal;

import org.jspecify.annotations.Nullable;

/**
 * What came back for a call.
 *
 * @param request which of the call's requests it answers, from 1
 * @param response the model's text; may be empty
 * @param finish why it ended
 * @param answeredBy the model that answered, as the provider names it
 * @param tokensIn tokens read, cached ones included
 * @param cachedTokensIn the cached part of them
 * @param tokensOut tokens written, reasoning included
 * @param reasoningTokens the reasoning part of them
 * @param tokensEstimated whether they were counted here
 * @param costMicros micro-USD, or null when the model has no price
 * @param latencyMs milliseconds from request to the answer's last byte
 */
public record Answer(
    int request,
    String response,
    String finish,
    String answeredBy,
    int tokensIn,
    int cachedTokensIn,
    int tokensOut,
    int reasoningTokens,
    boolean tokensEstimated,
    @Nullable Long costMicros,
    long latencyMs) {}
