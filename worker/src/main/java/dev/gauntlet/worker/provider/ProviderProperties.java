package dev.gauntlet.worker.provider;

import dev.gauntlet.activities.provider.openai.OpenAiSettings.TokenLimit;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The LLM endpoints of this installation.
 *
 * @param providers endpoints by the name they are known under
 */
@ConfigurationProperties("gauntlet")
public record ProviderProperties(@DefaultValue Map<String, Block> providers) {

  /** The protocol that an endpoint speaks. */
  public enum Kind {
    /** OpenAI's chat completions, which most servers speak. */
    OPENAI,
    /** Anthropic's messages. */
    ANTHROPIC
  }

  /**
   * One endpoint.
   *
   * @param kind the protocol it speaks; unset: its own for {@code anthropic}, else OpenAI's
   * @param baseUrl its address, such as {@code https://api.openai.com/v1}
   * @param apiKey its key; none for servers that want none
   * @param apiKeyFile a file whose content is the key, instead of {@code apiKey}
   * @param apiKeyHeader the header that carries the key as it is, such as {@code api-key}; unset:
   *     that of its protocol
   * @param headers sent with every request; treated as secrets
   * @param query parameters of every request's address, such as {@code api-version}; no secrets
   * @param concurrency how many requests one worker may have in flight at it
   * @param requestsPerMinute how many requests it takes a minute from all workers; unset: no limit
   * @param tokensPerMinute how many tokens, read and written, it takes a minute; unset: no limit
   * @param patience how long it may be away before steps stop waiting for it
   * @param structuredOutput whether it takes a strict JSON schema; unset: by the address
   * @param tokenLimit the field for the length of an answer in OpenAI's protocol; unset: by the
   *     address
   * @param streaming whether answers are streamed
   * @param models models with their prices, beside those of the public list
   */
  public record Block(
      @Nullable Kind kind,
      @Nullable String baseUrl,
      @Nullable String apiKey,
      @Nullable Path apiKeyFile,
      @Nullable String apiKeyHeader,
      @DefaultValue Map<String, String> headers,
      @DefaultValue Map<String, String> query,
      @DefaultValue("100") int concurrency,
      @Nullable Integer requestsPerMinute,
      @Nullable Integer tokensPerMinute,
      @DefaultValue("10m") Duration patience,
      @Nullable Boolean structuredOutput,
      @Nullable TokenLimit tokenLimit,
      @DefaultValue("false") boolean streaming,
      @DefaultValue List<Model> models) {

    /** Says where it leads; the key and the headers' values are nobody's business. */
    @Override
    public String toString() {
      return "Block[kind=%s, apiKey=%s, headers=%s, query=%s, models=%s]"
          .formatted(
              kind,
              apiKey == null && apiKeyFile == null ? "none" : "hidden",
              headers.keySet(),
              query.keySet(),
              models);
    }
  }

  /**
   * A model.
   *
   * @param name the endpoint's name of it
   * @param inputUsdPerMillionTokens the price of reading, or unset
   * @param cachedInputUsdPerMillionTokens the price of reading what is cached; unset: that of
   *     reading
   * @param outputUsdPerMillionTokens the price of writing, or unset
   */
  public record Model(
      String name,
      @Nullable BigDecimal inputUsdPerMillionTokens,
      @Nullable BigDecimal cachedInputUsdPerMillionTokens,
      @Nullable BigDecimal outputUsdPerMillionTokens) {}
}
