package dev.gauntlet.storage.worker;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The providers that a worker can reach; never a key.
 *
 * @param providers in the order in which people look for them
 */
public record Catalogue(List<Provider> providers) {

  /** Copies the providers. */
  public Catalogue {
    providers = List.copyOf(providers);
  }

  /** A provider by its configured name. */
  public Optional<Provider> find(String name) {
    return providers.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /**
   * A configured provider.
   *
   * @param name its configured name
   * @param kind the protocol it speaks: {@code openai}, {@code anthropic} or {@code simulated}
   * @param baseUrl where it is, or null when it is in the process
   * @param configured whether it can be used as it is
   * @param missing what has to be set before it can be used, or null
   * @param anyModel whether models beside the listed ones can be named
   * @param models the models that are known
   */
  public record Provider(
      String name,
      String kind,
      @Nullable String baseUrl,
      boolean configured,
      @Nullable String missing,
      boolean anyModel,
      List<Model> models) {

    /** Copies the models. */
    public Provider {
      models = List.copyOf(models);
    }

    /** A known model by its name. */
    public Optional<Model> model(String model) {
      return models.stream().filter(m -> m.name().equals(model)).findFirst();
    }
  }

  /**
   * A known model.
   *
   * @param name the provider's name of it
   * @param inputMicrosPerMillion micro-USD for a million tokens read, or null without a price
   * @param outputMicrosPerMillion micro-USD for a million tokens written, or null without a price
   */
  public record Model(
      String name, @Nullable Long inputMicrosPerMillion, @Nullable Long outputMicrosPerMillion) {

    /** Whether it has a price. */
    public boolean priced() {
      return inputMicrosPerMillion != null && outputMicrosPerMillion != null;
    }
  }
}
