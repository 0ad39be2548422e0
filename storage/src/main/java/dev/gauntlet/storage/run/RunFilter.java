package dev.gauntlet.storage.run;

import dev.gauntlet.storage.Place;
import dev.gauntlet.workflows.scale.RunState;
import org.jspecify.annotations.Nullable;

/**
 * Which runs to list, newest first.
 *
 * @param state only runs in this state, or null
 * @param agentId only runs of this stored agent, or null
 * @param tagKey only runs with this tag, or null
 * @param tagValue the tag's value, or null with the key
 * @param before only runs behind this place, or null for the newest
 * @param limit at most so many
 */
public record RunFilter(
    @Nullable RunState state,
    @Nullable String agentId,
    @Nullable String tagKey,
    @Nullable String tagValue,
    @Nullable Place before,
    int limit) {}
