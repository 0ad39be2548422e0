package dev.gauntlet.activities.provider.http;

import dev.gauntlet.activities.provider.ModelRequest;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** How one family of providers is asked, and how its answers read. */
public interface WireFormat {

  /** Whether a provider of this format is told a setting that it could refuse. */
  boolean takes(Setting setting);

  /** The protocol's word for a setting. */
  String word(Setting setting);

  /**
   * Sends a request through an exchange, which knows how it ended: exceptions are ignored.
   *
   * @param sent the settings that the model is told
   */
  void send(ModelRequest request, Set<Setting> sent, Exchange exchange);

  /** What one stream is folded into. */
  StreamFold fold();

  /** Reads the body of a success; empty when it is no answer. */
  Optional<Reading> read(JsonNode body);
}
