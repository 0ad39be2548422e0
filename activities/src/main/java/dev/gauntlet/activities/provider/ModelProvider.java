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

  /**
   * The same, and tells of the answer while it is written, as far as the provider streams it.
   *
   * @param listener is told by the calling thread
   */
  default ModelResponse call(ModelRequest request, AnswerListener listener)
      throws ProviderException, InterruptedException {
    return call(request);
  }
}
