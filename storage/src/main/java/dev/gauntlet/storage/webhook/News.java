package dev.gauntlet.storage.webhook;

import org.jspecify.annotations.Nullable;

/**
 * Something that receivers are told of.
 *
 * @param battleId the battle it is about, or null
 * @param runId the run it is about, or that the battle belongs to, or null
 * @param once tells it from the same of other battles of a run, which are told of only to those who
 *     want that; null when it stands for itself
 * @param webhookUrl where one start asked to be told of it, or null
 * @param data what the payload says of it, as JSON
 */
record News(
    @Nullable String battleId,
    @Nullable String runId,
    @Nullable String once,
    @Nullable String webhookUrl,
    String data) {}
