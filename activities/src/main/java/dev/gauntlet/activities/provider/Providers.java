package dev.gauntlet.activities.provider;

import dev.gauntlet.workflows.pricing.ModelPrice;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The configured providers, by name, with what their models cost. */
public final class Providers {

  /** What a model of a provider costs. */
  @FunctionalInterface
  public interface Prices {
    /** The price, or nothing when it is not known. */
    Optional<ModelPrice> find(String provider, String model);
  }

  private final Map<String, ModelProvider> providers = new LinkedHashMap<>();
  private final Prices prices;

  /** Providers under their own names; a later one replaces an earlier one. */
  public Providers(Collection<? extends ModelProvider> providers, Prices prices) {
    providers.forEach(provider -> this.providers.put(provider.name(), provider));
    this.prices = prices;
  }

  /** A provider by its name. */
  public Optional<ModelProvider> find(String name) {
    return Optional.ofNullable(providers.get(name));
  }

  /** What a model costs, or nothing when that is not known. */
  public Optional<ModelPrice> price(String provider, String model) {
    return prices.find(provider, model);
  }
}
