package dev.gauntlet.activities.provider.http;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import java.util.Optional;

/**
 * Folds the events of one stream into the body that the same answer has when it is not streamed.
 */
public interface StreamFold {

  /**
   * Takes the next event.
   *
   * @return what it adds to the answer's text; often nothing
   */
  String add(ServerSentEvent event);

  /** Whether the protocol's last event has come. */
  boolean ended();

  /** The body of an answer, or of an error; empty as long as the stream is but a part of either. */
  Optional<String> body();
}
