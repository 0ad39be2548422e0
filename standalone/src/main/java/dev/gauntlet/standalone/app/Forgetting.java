package dev.gauntlet.standalone.app;

import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleQueries.Counts;
import dev.gauntlet.storage.battle.Sweep;
import dev.gauntlet.storage.run.RunSweep;
import dev.gauntlet.storage.webhook.DeliverySweep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the embedded Temporal forget what has ended: it keeps every workflow in the heap, about 30
 * KB a battle, for ever. Whatever was started in that very moment is started again by the sweeper.
 */
final class Forgetting implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

  private final Runnable forget;
  private final BattleQueries queries;
  private final Sweep sweep;
  private final RunSweep runs;
  private final DeliverySweep deliveries;
  private final int after;
  private long seen;
  private long sinceForgotten;

  Forgetting(
      Runnable forget,
      BattleQueries queries,
      Sweep sweep,
      RunSweep runs,
      DeliverySweep deliveries,
      int after) {
    this.forget = forget;
    this.queries = queries;
    this.sweep = sweep;
    this.runs = runs;
    this.deliveries = deliveries;
    this.after = after;
    this.seen = queries.counts().ended();
  }

  @Override
  public void run() {
    Counts counts = queries.counts();
    // Those that were removed meanwhile are still in the heap.
    sinceForgotten += Math.max(0, counts.ended() - seen);
    seen = counts.ended();
    if (counts.playing() > 0 || sinceForgotten < after) {
      return;
    }
    forget.run();
    sweep.lookAtAllAgain();
    runs.lookAtAllAgain();
    deliveries.lookAtAllAgain();
    LOG.atInfo().addKeyValue("battles", sinceForgotten).log("forgot ended workflows");
    sinceForgotten = 0;
  }
}
