package dev.gauntlet.activities.provider.openai;

import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.http.Exchange;
import dev.gauntlet.activities.provider.http.Reading;
import dev.gauntlet.activities.provider.http.Setting;
import dev.gauntlet.activities.provider.http.StreamFold;
import dev.gauntlet.activities.provider.http.WireFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** OpenAI's chat completions. */
record ChatCompletions(OpenAiSettings settings) implements WireFormat {

  @Override
  public boolean takes(Setting setting) {
    return setting != Setting.RESPONSE_FORMAT || settings.structuredOutput();
  }

  @Override
  public String word(Setting setting) {
    return switch (setting) {
      case TEMPERATURE -> "temperature";
      case TOP_P -> "top_p";
      case SEED -> "seed";
      case STOP -> "stop";
      case REASONING_EFFORT -> "reasoning_effort";
      case RESPONSE_FORMAT -> "response_format";
      case TOKEN_LIMIT -> settings.tokenLimit().name().toLowerCase(Locale.ROOT);
    };
  }

  @Override
  public void send(ModelRequest request, Set<Setting> sent, Exchange exchange) {
    new ChatCall(settings, request, sent).send(exchange);
  }

  @Override
  public StreamFold fold() {
    return new CompletionFold();
  }

  @Override
  public Optional<Reading> read(JsonNode body) {
    return new Completion(body).read();
  }
}
