package dev.gauntlet.activities.provider;

/** A configured LLM endpoint. */
public interface ModelProvider {

  /** The name it is configured under, such as {@code openai}. */
  String name();

  /**
   * Sends exactly one request and waits for its answer. Interrupting the calling thread aborts the
   * request on the wire.
   *
   * @throws ProviderException when no usable answer came, with what kind of failure it was
   * @throws InterruptedException when the calling thread was interrupted; the connection is closed
   */
  ModelResponse call(ModelRequest request) throws ProviderException, InterruptedException;
}
