package dev.gauntlet.activities.provider.anthropic;

import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.http.Exchange;
import dev.gauntlet.activities.provider.http.Reading;
import dev.gauntlet.activities.provider.http.Setting;
import dev.gauntlet.activities.provider.http.StreamFold;
import dev.gauntlet.activities.provider.http.WireFormat;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Anthropic's messages. A seed is not part of them, and the length has one name only. */
record Messages(AnthropicSettings settings) implements WireFormat {

  @Override
  public boolean takes(Setting setting) {
    return switch (setting) {
      case TOKEN_LIMIT, SEED -> false;
      case RESPONSE_FORMAT -> settings.structuredOutput();
      case TEMPERATURE, TOP_P, STOP, REASONING_EFFORT -> true;
    };
  }

  @Override
  public String word(Setting setting) {
    return switch (setting) {
      case TEMPERATURE -> "temperature";
      case TOP_P -> "top_p";
      case SEED -> "seed";
      case STOP -> "stop_sequences";
      case REASONING_EFFORT -> "output_config.effort";
      case RESPONSE_FORMAT -> "output_config.format";
      case TOKEN_LIMIT -> "max_tokens";
    };
  }

  @Override
  public void send(ModelRequest request, Set<Setting> sent, Exchange exchange) {
    new MessageCall(settings, request, sent).send(exchange);
  }

  @Override
  public StreamFold fold() {
    return new MessageFold();
  }

  @Override
  public Optional<Reading> read(JsonNode body) {
    return new Message(body).read();
  }
}
