package dev.gauntlet.activities.provider.anthropic;

import dev.gauntlet.activities.provider.AnswerListener;
import dev.gauntlet.activities.provider.ModelProvider;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.ModelResponse;
import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.activities.provider.TokenCounter;
import dev.gauntlet.activities.provider.http.HttpProvider;
import java.net.http.HttpClient;
import java.time.InstantSource;

/** Asks a model through Anthropic's messages. Safe for many threads. */
public final class AnthropicProvider implements ModelProvider {
  private final HttpProvider provider;

  /**
   * @param settings where and how
   * @param client what connects, such as {@code HttpClients.create()}; one for the whole process
   * @param counter counts where the provider does not; one for the whole process
   * @param clock what dates in headers are measured against
   */
  public AnthropicProvider(
      AnthropicSettings settings, HttpClient client, TokenCounter counter, InstantSource clock) {
    provider =
        new HttpProvider(settings.endpoint(), new Messages(settings), client, counter, clock);
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public ModelResponse call(ModelRequest request) throws ProviderException, InterruptedException {
    return provider.call(request);
  }

  @Override
  public ModelResponse call(ModelRequest request, AnswerListener listener)
      throws ProviderException, InterruptedException {
    return provider.call(request, listener);
  }
}
