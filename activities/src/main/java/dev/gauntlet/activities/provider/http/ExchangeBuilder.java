package dev.gauntlet.activities.provider.http;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/**
 * Hands LangChain4j an exchange as its client. Its timeouts are not asked for: the exchange has a
 * deadline of its own.
 *
 * @param exchange what the built client is
 */
public record ExchangeBuilder(Exchange exchange) implements HttpClientBuilder {

  @Override
  public Duration connectTimeout() {
    return Duration.ZERO;
  }

  @Override
  public HttpClientBuilder connectTimeout(Duration timeout) {
    return this;
  }

  @Override
  public Duration readTimeout() {
    return Duration.ZERO;
  }

  @Override
  public HttpClientBuilder readTimeout(Duration timeout) {
    return this;
  }

  @Override
  public HttpClient build() {
    return exchange;
  }
}
