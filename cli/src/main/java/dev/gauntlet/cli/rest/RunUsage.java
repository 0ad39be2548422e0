package dev.gauntlet.cli.rest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of a run have used.
 *
 * @param tokensIn tokens sent
 * @param tokensOut tokens received
 * @param costUsd what they cost in USD; null when it is not known
 * @param llmCalls how many calls there were
 * @param callsRepeated how many were sent again because an answer got lost
 * @param unsettledUsd what lost answers may have cost at most in USD; null when it is not known
 * @param estimated whether tokens and cost were counted by the server and not by the provider
 */
public record RunUsage(
    long tokensIn,
    long tokensOut,
    @Nullable BigDecimal costUsd,
    long llmCalls,
    long callsRepeated,
    @Nullable BigDecimal unsettledUsd,
    boolean estimated) {}
