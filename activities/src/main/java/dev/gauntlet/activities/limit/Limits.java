package dev.gauntlet.activities.limit;

import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.PromptMessage;
import dev.gauntlet.storage.worker.ProviderState;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Holds this worker's requests to what each provider takes. Safe for many threads. */
public final class Limits {
  private static final int ASCII_LETTERS_IN_A_TOKEN = 4;
  private static final int TOKENS_AROUND_A_MESSAGE = 4;

  private final Map<String, Turnstile> turnstiles = new ConcurrentHashMap<>();
  private final MeterRegistry registry;

  /**
   * @param providers the providers of this worker, by name
   * @param registry where it is measured how they do
   */
  public Limits(Map<String, ProviderLimits> providers, MeterRegistry registry) {
    this.registry = registry;
    providers.forEach((name, limits) -> turnstiles.put(name, turnstile(name, limits)));
  }

  private Turnstile turnstile(String name, ProviderLimits limits) {
    return new Turnstile(name, limits, Timekeeper.SYSTEM, RandomGenerator.getDefault(), registry);
  }

  /**
   * Waits until a request may be sent to a provider, at most 30 seconds.
   *
   * @return a {@link Pass} when it may, else when or why not
   * @throws InterruptedException when the calling thread was interrupted, or the worker stops
   */
  public Entry enter(String provider, ModelRequest request) throws InterruptedException {
    Turnstile turnstile =
        turnstiles.computeIfAbsent(
            provider, unknown -> turnstile(unknown, ProviderLimits.ofConcurrency(1)));
    return turnstile.enter(request.model(), turnstile.countsTokens() ? tokens(request) : 0);
  }

  /** Roughly the prompt, and all that may be written; what was not used is given back. */
  private static long tokens(ModelRequest request) {
    long tokens = tokens(request.systemPrompt()) + request.settings().maxTokens();
    for (PromptMessage message : request.messages()) {
      tokens += tokens(message.content());
    }
    return tokens;
  }

  private static long tokens(String text) {
    long ascii = text.chars().filter(c -> c < 128).count();
    return TOKENS_AROUND_A_MESSAGE + ascii / ASCII_LETTERS_IN_A_TOKEN + (text.length() - ascii);
  }

  /** Sends away those that wait, and those that come: the worker stops. */
  public void shut() {
    turnstiles.values().forEach(Turnstile::shut);
  }

  /** How each provider is found here. */
  public List<ProviderState> states() {
    return turnstiles.values().stream().map(Turnstile::state).toList();
  }
}
