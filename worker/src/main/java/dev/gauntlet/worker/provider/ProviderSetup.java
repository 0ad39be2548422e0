package dev.gauntlet.worker.provider;

import dev.gauntlet.activities.limit.ProviderLimits;
import dev.gauntlet.activities.provider.ListedPrice;
import dev.gauntlet.activities.provider.ModelProvider;
import dev.gauntlet.activities.provider.PriceTable;
import dev.gauntlet.activities.provider.Providers;
import dev.gauntlet.activities.provider.TokenCounter;
import dev.gauntlet.activities.provider.anthropic.AnthropicProvider;
import dev.gauntlet.activities.provider.anthropic.AnthropicSettings;
import dev.gauntlet.activities.provider.http.Endpoint;
import dev.gauntlet.activities.provider.openai.OpenAiProvider;
import dev.gauntlet.activities.provider.openai.OpenAiSettings;
import dev.gauntlet.activities.provider.openai.OpenAiSettings.TokenLimit;
import dev.gauntlet.activities.provider.simulated.SimulatedProvider;
import dev.gauntlet.activities.provider.simulated.SimulatedSettings;
import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.worker.provider.ProviderProperties.Block;
import dev.gauntlet.worker.provider.ProviderProperties.Model;
import dev.gauntlet.workflows.pricing.ModelPrice;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.Environment;

/** Turns what is configured into providers that can be asked and a catalogue that can be shown. */
final class ProviderSetup {
  static final String SIMULATED = "simulated";

  private final PriceTable table = PriceTable.load();
  private final Map<String, ConfiguredProvider> configured = new LinkedHashMap<>();
  private final SimulatedProperties simulated;
  private final HttpClient client;
  private final TokenCounter counter;

  ProviderSetup(
      ProviderProperties properties,
      SimulatedProperties simulated,
      HttpClient client,
      TokenCounter counter,
      Environment environment) {
    this.simulated = simulated;
    this.client = client;
    this.counter = counter;
    Map<String, Block> blocks = new LinkedHashMap<>();
    for (BuiltIn known : BuiltIn.values()) {
      blocks.put(known.provider(), defaults());
    }
    blocks.putAll(properties.providers());
    if (blocks.containsKey(SIMULATED)) {
      throw new IllegalArgumentException(
          "gauntlet.providers.simulated: that name belongs to the offline provider, which is"
              + " configured under gauntlet.simulated");
    }
    blocks.forEach(
        (name, block) -> configured.put(name, new ConfiguredProvider(name, block, environment)));
  }

  /** A block in which nothing is set. */
  private static Block defaults() {
    return new Binder(new MapConfigurationPropertySource(Map.of()))
        .bindOrCreate("gauntlet.providers.none", Block.class);
  }

  ConfiguredProviders providers() {
    List<ModelProvider> usable = new ArrayList<>();
    List<Catalogue.Provider> shown = new ArrayList<>();
    Map<String, ProviderLimits> limits = new LinkedHashMap<>();
    configured.forEach((name, provider) -> {
      shown.add(describe(provider));
      if (provider.missing().isEmpty()) {
        limits.put(name, limits(provider.block()));
        provider.endpoint().map(endpoint -> provider(provider, endpoint)).ifPresent(usable::add);
      }
    });
    usable.add(simulatedProvider());
    shown.add(describeSimulated());
    limits.put(SIMULATED, ProviderLimits.ofConcurrency(simulated.concurrency()));
    return new ConfiguredProviders(
        new Providers(usable, this::price), new Catalogue(shown), limits);
  }

  private static ProviderLimits limits(Block block) {
    return new ProviderLimits(
        block.concurrency(), block.requestsPerMinute(), block.tokensPerMinute(), block.patience());
  }

  private ModelProvider provider(ConfiguredProvider configured, Endpoint endpoint) {
    return switch (configured.kind()) {
      case OPENAI ->
          new OpenAiProvider(
              openAi(configured.block(), endpoint), client, counter, InstantSource.system());
      case ANTHROPIC ->
          new AnthropicProvider(
              anthropic(configured.block(), endpoint), client, counter, InstantSource.system());
    };
  }

  private static OpenAiSettings openAi(Block block, Endpoint endpoint) {
    OpenAiSettings settings = OpenAiSettings.of(endpoint).withStreaming(block.streaming());
    Boolean structured = block.structuredOutput();
    if (structured != null) {
      settings = settings.withStructuredOutput(structured);
    }
    TokenLimit tokenLimit = block.tokenLimit();
    return tokenLimit == null ? settings : settings.withTokenLimit(tokenLimit);
  }

  private static AnthropicSettings anthropic(Block block, Endpoint endpoint) {
    AnthropicSettings settings = AnthropicSettings.of(endpoint).withStreaming(block.streaming());
    Boolean structured = block.structuredOutput();
    return structured == null ? settings : settings.withStructuredOutput(structured);
  }

  private ModelProvider simulatedProvider() {
    return new SimulatedProvider(
        new SimulatedSettings(
            simulated.latency(),
            simulated.jitter(),
            simulated.rateLimited(),
            simulated.retryAfter(),
            simulated.unavailable(),
            simulated.malformedJudgements()));
  }

  private Optional<ModelPrice> price(String provider, String model) {
    ConfiguredProvider known = configured.get(provider);
    if (known == null) {
      return table.find(provider, model).map(ListedPrice::price);
    }
    return known.block().models().stream()
        .filter(priced -> priced.name().equals(model))
        .findFirst()
        .flatMap(ProviderSetup::price)
        .or(() ->
            known.listedAs().flatMap(list -> table.find(list, model)).map(ListedPrice::price));
  }

  private static Optional<ModelPrice> price(Model model) {
    BigDecimal in = model.inputUsdPerMillionTokens();
    BigDecimal out = model.outputUsdPerMillionTokens();
    if (in == null || out == null) {
      return Optional.empty();
    }
    BigDecimal cached = Objects.requireNonNullElse(model.cachedInputUsdPerMillionTokens(), in);
    return Optional.of(new ModelPrice(micros(in), micros(cached), micros(out)));
  }

  private static long micros(BigDecimal usd) {
    return usd.movePointRight(6).longValueExact();
  }

  private Catalogue.Provider describe(ConfiguredProvider provider) {
    String name = provider.name();
    Map<String, Catalogue.Model> models = new LinkedHashMap<>();
    provider.block().models().stream()
        .map(Model::name)
        .forEach(model -> models.put(model, describe(name, model)));
    provider.listedAs().stream()
        .flatMap(list -> table.models(list).stream())
        .forEach(model -> models.putIfAbsent(model, describe(name, model)));
    return new Catalogue.Provider(
        name,
        provider.kind().name().toLowerCase(Locale.ROOT),
        provider.endpoint().map(Endpoint::baseUrl).orElse(null),
        provider.missing().isEmpty(),
        provider.missing().orElse(null),
        true,
        List.copyOf(models.values()));
  }

  private Catalogue.Provider describeSimulated() {
    List<Catalogue.Model> models =
        SimulatedProvider.models().stream().map(model -> describe(SIMULATED, model)).toList();
    return new Catalogue.Provider(SIMULATED, "simulated", null, true, null, false, models);
  }

  private Catalogue.Model describe(String provider, String model) {
    Optional<ModelPrice> price = price(provider, model);
    return new Catalogue.Model(
        model,
        price.map(ModelPrice::input).orElse(null),
        price.map(ModelPrice::output).orElse(null));
  }
}
