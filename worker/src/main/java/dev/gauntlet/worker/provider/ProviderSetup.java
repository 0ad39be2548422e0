package dev.gauntlet.worker.provider;

import dev.gauntlet.activities.limit.ProviderLimits;
import dev.gauntlet.activities.provider.ListedPrice;
import dev.gauntlet.activities.provider.ModelProvider;
import dev.gauntlet.activities.provider.PriceTable;
import dev.gauntlet.activities.provider.Providers;
import dev.gauntlet.activities.provider.TokenCounter;
import dev.gauntlet.activities.provider.openai.OpenAiProvider;
import dev.gauntlet.activities.provider.openai.OpenAiSettings;
import dev.gauntlet.activities.provider.simulated.SimulatedProvider;
import dev.gauntlet.activities.provider.simulated.SimulatedSettings;
import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.worker.provider.ProviderProperties.Block;
import dev.gauntlet.worker.provider.ProviderProperties.Model;
import dev.gauntlet.workflows.pricing.ModelPrice;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Turns what is configured into providers that can be asked and a catalogue that can be shown. */
final class ProviderSetup {
  static final String OPENAI = "openai";
  static final String SIMULATED = "simulated";

  private static final String OPENAI_URL = "https://api.openai.com/v1";

  private final PriceTable table = PriceTable.load();
  private final Map<String, Block> blocks = new LinkedHashMap<>();
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
    blocks.put(OPENAI, openAi(properties.providers().get(OPENAI), environment));
    properties.providers().forEach(blocks::putIfAbsent);
    if (blocks.containsKey(SIMULATED)) {
      throw new IllegalArgumentException(
          "gauntlet.providers.simulated: that name belongs to the offline provider, which is"
              + " configured under gauntlet.simulated");
    }
  }

  /** What the block leaves open comes from the variables that OpenAI's own clients read. */
  private static Block openAi(@Nullable Block block, Environment environment) {
    String url = given(environment, "OPENAI_BASE_URL").orElse(OPENAI_URL);
    String key = given(environment, "OPENAI_API_KEY").orElse(null);
    if (block == null) {
      return new Block(
          url, key, Map.of(), 100, null, null, Duration.ofMinutes(10), null, List.of());
    }
    return new Block(
        block.baseUrl() == null ? url : block.baseUrl(),
        block.apiKey() == null ? key : block.apiKey(),
        block.headers(),
        block.concurrency(),
        block.requestsPerMinute(),
        block.tokensPerMinute(),
        block.patience(),
        block.structuredOutput(),
        block.models());
  }

  private static Optional<String> given(Environment environment, String variable) {
    return Optional.ofNullable(environment.getProperty(variable)).filter(text -> !text.isBlank());
  }

  ConfiguredProviders providers() {
    List<ModelProvider> usable = new ArrayList<>();
    List<Catalogue.Provider> shown = new ArrayList<>();
    Map<String, ProviderLimits> limits = new LinkedHashMap<>();
    blocks.forEach((name, block) -> {
      String missing = missing(name, block);
      shown.add(describe(name, block, missing));
      if (missing == null) {
        limits.put(name, limits(name, block));
        usable.add(provider(name, block));
      }
    });
    usable.add(simulatedProvider());
    shown.add(describeSimulated());
    limits.put(SIMULATED, ProviderLimits.ofConcurrency(simulated.concurrency()));
    return new ConfiguredProviders(
        new Providers(usable, this::price), new Catalogue(shown), limits);
  }

  private static ProviderLimits limits(String name, Block block) {
    try {
      return new ProviderLimits(
          block.concurrency(),
          block.requestsPerMinute(),
          block.tokensPerMinute(),
          block.patience());
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "gauntlet.providers." + name + ": " + wrong.getMessage(), wrong);
    }
  }

  private static @Nullable String missing(String name, Block block) {
    String url = block.baseUrl();
    if (url == null || url.isBlank()) {
      return "gauntlet.providers." + name + ".base-url";
    }
    boolean keyless = block.apiKey() == null || block.apiKey().isBlank();
    if (!keyless || !name.equals(OPENAI) || !url.equals(OPENAI_URL)) {
      return null;
    }
    return "OPENAI_API_KEY";
  }

  private ModelProvider provider(String name, Block block) {
    OpenAiSettings settings =
        OpenAiSettings.of(name, String.valueOf(block.baseUrl()), block.apiKey(), block.headers());
    Boolean structured = block.structuredOutput();
    return new OpenAiProvider(
        structured == null ? settings : settings.withStructuredOutput(structured),
        client,
        counter,
        InstantSource.system());
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
    Optional<ModelPrice> configured =
        Optional.ofNullable(blocks.get(provider)).stream()
            .flatMap(block -> block.models().stream())
            .filter(known -> known.name().equals(model))
            .findFirst()
            .flatMap(ProviderSetup::price);
    return configured.or(() -> table.find(provider, model).map(ListedPrice::price));
  }

  private static Optional<ModelPrice> price(Model model) {
    BigDecimal in = model.inputUsdPerMillionTokens();
    BigDecimal out = model.outputUsdPerMillionTokens();
    return in == null || out == null
        ? Optional.empty()
        : Optional.of(new ModelPrice(micros(in), micros(in), micros(out)));
  }

  private static long micros(BigDecimal usd) {
    return usd.movePointRight(6).longValueExact();
  }

  private Catalogue.Provider describe(String name, Block block, @Nullable String missing) {
    Map<String, Catalogue.Model> models = new LinkedHashMap<>();
    block.models().stream()
        .map(Model::name)
        .forEach(model -> models.put(model, describe(name, model)));
    table.models(name).forEach(model -> models.putIfAbsent(model, describe(name, model)));
    return new Catalogue.Provider(
        name,
        "openai",
        block.baseUrl(),
        missing == null,
        missing,
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
