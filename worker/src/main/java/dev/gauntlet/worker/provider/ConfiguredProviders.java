package dev.gauntlet.worker.provider;

import dev.gauntlet.activities.provider.Providers;
import dev.gauntlet.storage.worker.Catalogue;
import java.util.Map;

/**
 * The providers of this worker.
 *
 * @param providers those that can be asked, with their prices
 * @param catalogue all of them as the web shows them, also those that lack a key
 * @param concurrency how many requests each may have in flight here, by name
 */
public record ConfiguredProviders(
    Providers providers, Catalogue catalogue, Map<String, Integer> concurrency) {

  /** Copies the map. */
  public ConfiguredProviders {
    concurrency = Map.copyOf(concurrency);
  }
}
