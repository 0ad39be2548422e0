package dev.gauntlet.storage.webhook;

import org.jspecify.annotations.Nullable;

/**
 * How a receiver took an attempt.
 *
 * @param status the status of its answer, or null when there was none
 * @param body the beginning of its answer, without secrets; null when there was none
 * @param latencyMs milliseconds that the attempt took
 */
public record DeliveryAnswer(@Nullable Integer status, @Nullable String body, long latencyMs) {}
