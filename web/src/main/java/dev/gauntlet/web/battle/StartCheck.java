package dev.gauntlet.web.battle;

import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.JudgeSpec;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks that what a start names can be reached and, with a budget, has a price. */
final class StartCheck {
  private final Catalogue catalogue;
  private final List<FieldError> errors = new ArrayList<>();
  private final List<FieldError> unpriced = new ArrayList<>();

  private StartCheck(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * What is wrong.
   *
   * @param errors fields that name what is not there
   * @param unpriced fields that name models without a price in a battle with a budget
   */
  record Findings(List<FieldError> errors, List<FieldError> unpriced) {}

  static Findings of(BattleSpec spec, Catalogue catalogue) {
    StartCheck check = new StartCheck(catalogue);
    boolean budget = spec.maxUsdPerConversation() != null;
    check.model("agent", spec.agent().provider(), spec.agent().model(), budget);
    if (spec.opponent() instanceof OpponentSpec.Simulated user) {
      check.model("opponent", user.provider(), user.model(), budget);
    }
    JudgeSpec judge = spec.judge();
    if (judge.needsModel()) {
      check.model("judge", String.valueOf(judge.provider()), String.valueOf(judge.model()), budget);
    }
    return new Findings(check.errors, check.unpriced);
  }

  private void model(String who, String provider, String model, boolean budget) {
    if (provider.isBlank() || model.isBlank()) {
      return;
    }
    Optional<Catalogue.Provider> found = catalogue.find(provider);
    if (found.isEmpty()) {
      wrong(
          who + ".provider",
          "is \""
              + Problem.shortened(provider)
              + "\", but the configured ones are: "
              + catalogue.providers().stream()
                  .map(Catalogue.Provider::name)
                  .collect(Collectors.joining(", "))
              + ".");
      return;
    }
    Catalogue.Provider known = found.get();
    if (!known.configured()) {
      wrong(
          who + ".provider",
          "\"" + provider + "\" has no key: set " + known.missing() + " and start Gauntlet again.");
    }
    Optional<Catalogue.Model> listed = known.model(model);
    if (listed.isEmpty() && !known.anyModel()) {
      wrong(
          who + ".model",
          "is \""
              + Problem.shortened(model)
              + "\", but "
              + provider
              + " has: "
              + known.models().stream().map(Catalogue.Model::name).collect(Collectors.joining(", "))
              + ".");
    }
    if (budget && listed.filter(Catalogue.Model::priced).isEmpty()) {
      unpriced.add(
          new FieldError(
              who + ".model",
              "\""
                  + Problem.shortened(model)
                  + "\" has no known price, so a budget could not be held; configure its price or"
                  + " leave the budget out."));
    }
  }

  private void wrong(String field, String message) {
    errors.add(new FieldError(field, message));
  }
}
