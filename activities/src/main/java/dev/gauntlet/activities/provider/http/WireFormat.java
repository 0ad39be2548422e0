package dev.gauntlet.activities.provider.http;

import dev.gauntlet.activities.provider.ModelRequest;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** How one family of providers is asked, and how its answers read. */
public interface WireFormat {

  /** What of a request a provider of this format is told, as far as it could refuse it. */
  Set<Setting> settings(ModelRequest request);

  /** The protocol's word for a setting. */
  String word(Setting setting);

  /**
   * Sends a request through an exchange, which knows how it ended: exceptions are ignored.
   *
   * @param without what the model refuses
   */
  void send(ModelRequest request, Set<Setting> without, Exchange exchange);

  /** What one stream is folded into. */
  StreamFold fold();

  /** Reads the body of a success; empty when it is no answer. */
  Optional<Reading> read(JsonNode body);
}
