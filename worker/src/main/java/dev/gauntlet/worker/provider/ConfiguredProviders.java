package dev.gauntlet.worker.provider;

import dev.gauntlet.activities.limit.ProviderLimits;
import dev.gauntlet.activities.provider.Providers;
import dev.gauntlet.storage.worker.Catalogue;
import java.util.Map;

/**
 * The providers of this worker.
 *
 * @param providers those that can be asked, with their prices
 * @param catalogue all of them as the web shows them, also those that lack a key
 * @param limits what each of those that can be asked takes, by name
 */
public record ConfiguredProviders(
    Providers providers, Catalogue catalogue, Map<String, ProviderLimits> limits) {

  /** Copies the map. */
  public ConfiguredProviders {
    limits = Map.copyOf(limits);
  }
}
