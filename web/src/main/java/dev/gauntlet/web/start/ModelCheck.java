package dev.gauntlet.web.start;

import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that what a start names can be reached and, with a budget, has a price. */
final class ModelCheck {
  private final Catalogue catalogue;
  private final Set<FieldError> errors = new LinkedHashSet<>();
  private final Set<FieldError> unpriced = new LinkedHashSet<>();

  private ModelCheck(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * What is wrong.
   *
   * @param errors fields that name what is not there
   * @param unpriced fields that name models without a price, with a budget
   */
  record Findings(List<FieldError> errors, List<FieldError> unpriced) {}

  static Findings of(List<NamedModel> models, boolean budget, Catalogue catalogue) {
    ModelCheck check = new ModelCheck(catalogue);
    models.forEach(model -> check.model(model, budget));
    return new Findings(List.copyOf(check.errors), List.copyOf(check.unpriced));
  }

  private void model(NamedModel named, boolean budget) {
    String provider = named.provider();
    String model = named.model();
    if (provider.isEmpty() || model.isEmpty()) {
      return;
    }
    Optional<Catalogue.Provider> found = catalogue.find(provider);
    if (found.isEmpty()) {
      wrong(
          named.providerField(),
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
          named.providerField(),
          "\"" + provider + "\" has no key: set " + known.missing() + " and start Gauntlet again.");
    }
    Optional<Catalogue.Model> listed = known.model(model);
    if (listed.isEmpty() && !known.anyModel()) {
      wrong(
          named.modelField(),
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
              named.modelField(),
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
