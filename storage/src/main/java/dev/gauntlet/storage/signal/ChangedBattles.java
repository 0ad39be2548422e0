package dev.gauntlet.storage.signal;

import java.util.Collection;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells of battles in which something has happened, once it is committed. NOTIFY takes a lock on
 * the whole database at commit, so it is sent beside the transactions that matter, for all battles
 * of this process together.
 */
public final class ChangedBattles implements AutoCloseable {
  private final Coalescer<String> ids;

  /**
   * @param tell sends ids
   */
  public ChangedBattles(Consumer<? super Collection<String>> tell) {
    this.ids = new Coalescer<>(tell::accept);
  }

  /**
   * Something happened in a battle: told at once, or after the commit when there is one to come.
   */
  public void changed(String battleId) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      ids.add(battleId);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            ids.add(battleId);
          }
        });
  }

  @Override
  public void close() {
    ids.close();
  }
}
