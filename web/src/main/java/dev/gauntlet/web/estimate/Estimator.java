package dev.gauntlet.web.estimate;

import dev.gauntlet.storage.estimate.PastBattles;
import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.web.estimate.EstimateView.BasisView;
import dev.gauntlet.web.estimate.EstimateView.TakenView;
import java.util.List;

/** Reckons what orders will take. */
final class Estimator {
  private static final Catalogue EMPTY = new Catalogue(List.of());

  private final Workers workers;
  private final PastBattles battles;

  Estimator(Workers workers, PastBattles battles) {
    this.workers = workers;
    this.battles = battles;
  }

  EstimateView estimate(Order order, List<String> warnings) {
    Basis basis = Basis.of(order.usual().agent(), battles);
    Prices prices = new Prices(workers.catalogue().orElse(EMPTY));
    Reckoning expected = Reckoning.of(order, battle -> Pace.expected(battle, basis.past()), prices);
    Reckoning worst = Reckoning.of(order, Pace::worst, prices);
    boolean summarised = order.summarize() != null;
    return new EstimateView(
        order.battles(),
        TakenView.of(expected, summarised),
        TakenView.of(worst, summarised),
        new BasisView(basis.kind().word(), basis.battles()),
        Assumptions.of(order, basis, worst, prices.unknown()),
        warnings);
  }
}
