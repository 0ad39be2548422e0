package dev.gauntlet.activities.provider;

/**
 * The tokens of one call.
 *
 * @param input tokens read, cached ones included
 * @param cachedInput the part of {@code input} that the provider had cached
 * @param output tokens written, reasoning included
 * @param reasoning the part of {@code output} that the model thought and did not say
 * @param estimated whether they were counted here because the provider sent no usage
 */
public record TokenCount(
    int input, int cachedInput, int output, int reasoning, boolean estimated) {}
