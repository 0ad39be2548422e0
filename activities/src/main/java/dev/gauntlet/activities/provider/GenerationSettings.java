package dev.gauntlet.activities.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model generates; null leaves it to the provider.
 *
 * @param temperature 0 to 2
 * @param topP above 0, up to 1
 * @param maxTokens the longest answer, in tokens
 * @param seed for providers that sample reproducibly
 * @param stop sequences that end the answer; may be empty
 * @param reasoningEffort such as {@code low}, for models that reason
 */
public record GenerationSettings(
    @Nullable Double temperature,
    @Nullable Double topP,
    int maxTokens,
    @Nullable Long seed,
    List<String> stop,
    @Nullable String reasoningEffort) {

  /** Copies the stop sequences. */
  public GenerationSettings {
    stop = List.copyOf(stop);
  }
}
