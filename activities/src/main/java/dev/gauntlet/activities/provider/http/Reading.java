package dev.gauntlet.activities.provider.http;

import dev.gauntlet.activities.provider.ModelResponse.Finish;
import dev.gauntlet.activities.provider.TokenCount;
import org.jspecify.annotations.Nullable;

/**
 * What a body says, whatever its wire format.
 *
 * @param text the answer; may be empty
 * @param finish why it ended
 * @param tokens what it used, or null when that is not said or cannot be
 * @param model the model that answered, or null when it is not named
 * @param costMicros what is billed, in micro-USD, or null when that is not said
 */
public record Reading(
    String text,
    Finish finish,
    @Nullable TokenCount tokens,
    @Nullable String model,
    @Nullable Long costMicros) {}
