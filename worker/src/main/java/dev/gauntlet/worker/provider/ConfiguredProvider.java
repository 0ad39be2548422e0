package dev.gauntlet.worker.provider;

import dev.gauntlet.activities.provider.anthropic.AnthropicSettings;
import dev.gauntlet.activities.provider.http.Endpoint;
import dev.gauntlet.activities.provider.openai.OpenAiSettings;
import dev.gauntlet.worker.provider.ProviderProperties.Block;
import dev.gauntlet.worker.provider.ProviderProperties.Kind;
import dev.gauntlet.worker.provider.ProviderProperties.Model;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** A block, with what it leaves open filled in from the environment. */
final class ConfiguredProvider {
  private static final String ANTHROPIC_VERSION = "/v1";

  private final String name;
  private final Block block;
  private final @Nullable BuiltIn builtIn;
  private final @Nullable Endpoint endpoint;

  /**
   * @throws IllegalArgumentException when a property has a value that cannot be meant, with a
   *     sentence that names the property and no secret
   */
  ConfiguredProvider(String name, Block block, Environment environment) {
    this.name = name;
    this.block = block;
    this.builtIn = BuiltIn.named(name).orElse(null);
    check();
    String url =
        given(block.baseUrl())
            .or(() -> builtIn().flatMap(known -> read(environment, known.urlVariable())))
            .or(() -> builtIn().map(BuiltIn::url))
            .orElse(null);
    String key =
        given(block.apiKey())
            .or(this::keyInFile)
            .or(() -> builtIn().flatMap(known -> read(environment, known.keyVariable())))
            .orElse(null);
    this.endpoint = url == null ? null : endpoint(url, key);
  }

  String name() {
    return name;
  }

  Block block() {
    return block;
  }

  Kind kind() {
    return Optional.ofNullable(block.kind())
        .or(() -> builtIn().map(BuiltIn::kind))
        .orElse(Kind.OPENAI);
  }

  /** Where it is; empty as long as nobody says so. */
  Optional<Endpoint> endpoint() {
    return Optional.ofNullable(endpoint);
  }

  /** What has to be set before it can be asked. */
  Optional<String> missing() {
    if (endpoint == null) {
      return Optional.of(property("base-url"));
    }
    return builtIn()
        .filter(known -> endpoint.apiKey() == null && endpoint.baseUrl().equals(known.url()))
        .map(BuiltIn::keyVariable);
  }

  /**
   * The provider of the public price list that it is; another server at the same name bills as it
   * likes.
   */
  Optional<String> listedAs() {
    return endpoint()
        .filter(there ->
            switch (kind()) {
              case OPENAI -> OpenAiSettings.isOpenAi(there);
              case ANTHROPIC -> AnthropicSettings.isAnthropic(there);
            })
        .map(there -> (kind() == Kind.OPENAI ? BuiltIn.OPENAI : BuiltIn.ANTHROPIC).provider());
  }

  private Optional<BuiltIn> builtIn() {
    return Optional.ofNullable(builtIn);
  }

  private Endpoint endpoint(String url, @Nullable String key) {
    boolean anthropic = kind() == Kind.ANTHROPIC;
    return new Endpoint(
        name,
        anthropic ? versioned(url) : url,
        key,
        builtIn == null ? Endpoint.keyVariableOf(name) : builtIn.keyVariable(),
        block.headers(),
        given(block.apiKeyHeader()).orElse(anthropic ? AnthropicSettings.KEY_HEADER : null),
        block.query());
  }

  /** Anthropic's own clients are given the address without the version that stands in its paths. */
  private static String versioned(String url) {
    String bare = url.strip().replaceFirst("/+$", "");
    return bare.endsWith(ANTHROPIC_VERSION) ? bare : bare + ANTHROPIC_VERSION;
  }

  private Optional<String> keyInFile() {
    Path file = block.apiKeyFile();
    if (file == null) {
      return Optional.empty();
    }
    String key;
    try {
      key = Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: the file %s cannot be read (%s)"
              .formatted(property("api-key-file"), file, e.getClass().getSimpleName()));
    }
    if (key.isEmpty()) {
      throw refused("api-key-file", "the file " + file + " is empty");
    }
    return Optional.of(key);
  }

  private void check() {
    if (given(block.apiKey()).isPresent() && block.apiKeyFile() != null) {
      throw refused("api-key-file", "the key is given in api-key as well; give it in one of them");
    }
    atLeastOne("concurrency", block.concurrency());
    atLeastOne("requests-per-minute", Objects.requireNonNullElse(block.requestsPerMinute(), 1));
    atLeastOne("tokens-per-minute", Objects.requireNonNullElse(block.tokensPerMinute(), 1));
    if (!block.patience().isPositive()) {
      throw refused("patience", "must be longer than nothing, but is " + block.patience());
    }
    for (int i = 0; i < block.models().size(); i++) {
      Model model = block.models().get(i);
      String path = "models[" + i + "].";
      notNegative(path + "input-usd-per-million-tokens", model.inputUsdPerMillionTokens());
      notNegative(
          path + "cached-input-usd-per-million-tokens", model.cachedInputUsdPerMillionTokens());
      notNegative(path + "output-usd-per-million-tokens", model.outputUsdPerMillionTokens());
    }
  }

  private void atLeastOne(String property, int value) {
    if (value < 1) {
      throw refused(property, "must be at least 1, but is " + value);
    }
  }

  private void notNegative(String property, @Nullable BigDecimal usd) {
    if (usd != null && usd.signum() < 0) {
      throw refused(property, "must not be negative, but is " + usd);
    }
  }

  private IllegalArgumentException refused(String property, String sentence) {
    return new IllegalArgumentException(property(property) + ": " + sentence);
  }

  private String property(String property) {
    return "gauntlet.providers." + name + "." + property;
  }

  private static Optional<String> read(Environment environment, String variable) {
    return given(environment.getProperty(variable));
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(said -> !said.isEmpty());
  }
}
