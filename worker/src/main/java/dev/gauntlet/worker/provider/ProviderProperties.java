package dev.gauntlet.worker.provider;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The LLM endpoints of this installation.
 *
 * @param providers endpoints that speak OpenAI's protocol, by the name they are known under
 */
@ConfigurationProperties("gauntlet")
public record ProviderProperties(@DefaultValue Map<String, Block> providers) {

  /**
   * One endpoint.
   *
   * @param baseUrl its address, such as {@code https://api.openai.com/v1}
   * @param apiKey its key; none for servers that want none
   * @param headers sent with every request
   * @param concurrency how many requests one worker may have in flight at it
   * @param requestsPerMinute how many requests it takes a minute from all workers; unset: no limit
   * @param tokensPerMinute how many tokens, read and written, it takes a minute; unset: no limit
   * @param patience how long it may be away before steps stop waiting for it
   * @param structuredOutput whether it takes a strict JSON schema; unset: by the address
   * @param models models with their prices, beside those of the public list
   */
  public record Block(
      @Nullable String baseUrl,
      @Nullable String apiKey,
      @DefaultValue Map<String, String> headers,
      @DefaultValue("100") int concurrency,
      @Nullable Integer requestsPerMinute,
      @Nullable Integer tokensPerMinute,
      @DefaultValue("10m") Duration patience,
      @Nullable Boolean structuredOutput,
      @DefaultValue List<Model> models) {}

  /**
   * A model.
   *
   * @param name the endpoint's name of it
   * @param inputUsdPerMillionTokens the price of reading, or unset
   * @param outputUsdPerMillionTokens the price of writing, or unset
   */
  public record Model(
      String name,
      @Nullable BigDecimal inputUsdPerMillionTokens,
      @Nullable BigDecimal outputUsdPerMillionTokens) {}
}
