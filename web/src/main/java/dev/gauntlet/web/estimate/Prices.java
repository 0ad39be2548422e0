package dev.gauntlet.web.estimate;

import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.workflows.pricing.ModelPrice;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What models cost, as the workers last said; those without a price are remembered. */
final class Prices {
  private final Catalogue catalogue;
  private final Set<String> unknown = new TreeSet<>();

  Prices(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Models that were asked for and have no price, in words. */
  Set<String> unknown() {
    return unknown;
  }

  /** The price of a model, if it is known. */
  Optional<ModelPrice> of(ModelChoice choice) {
    Optional<ModelPrice> price =
        catalogue
            .find(choice.provider())
            .flatMap(provider -> provider.model(choice.model()))
            .filter(Catalogue.Model::priced)
            .map(Prices::price);
    if (price.isEmpty()) {
      unknown.add(choice.model() + " at " + choice.provider());
    }
    return price;
  }

  /** The price that none of a chain passes, if all are known. */
  Optional<ModelPrice> dearest(List<ModelChoice> chain) {
    List<Optional<ModelPrice>> prices = chain.stream().map(this::of).toList();
    return prices.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : prices.stream().flatMap(Optional::stream).reduce(Prices::dearer);
  }

  private static ModelPrice dearer(ModelPrice a, ModelPrice b) {
    return uncached(Math.max(a.input(), b.input()), Math.max(a.output(), b.output()));
  }

  private static ModelPrice price(Catalogue.Model model) {
    return uncached(
        Objects.requireNonNull(model.inputMicrosPerMillion()),
        Objects.requireNonNull(model.outputMicrosPerMillion()));
  }

  private static ModelPrice uncached(long input, long output) {
    return new ModelPrice(input, input, output);
  }
}
