package dev.gauntlet.storage.worker;

import java.util.List;

/**
 * A worker that lives.
 *
 * @param identity what people and Temporal call it
 * @param heartbeatAgeSeconds how long ago it was heard of, by the database's clock
 * @param taskQueues what it serves
 * @param providers how it finds its providers
 */
public record LiveWorker(
    String identity,
    double heartbeatAgeSeconds,
    List<String> taskQueues,
    List<ProviderState> providers) {

  /** Copies the lists. */
  public LiveWorker {
    taskQueues = List.copyOf(taskQueues);
    providers = List.copyOf(providers);
  }
}
