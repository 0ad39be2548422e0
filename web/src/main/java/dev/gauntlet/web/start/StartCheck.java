package dev.gauntlet.web.start;

import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.workflows.webhook.WebhookTargets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Refuses starts that cannot be played, with everything that is wrong. */
public final class StartCheck {
  private final Workers workers;
  private final WebhookTargets targets;

  /**
   * @param workers what they last said that they have
   * @param targets where they may tell of an end
   */
  public StartCheck(Workers workers, WebhookTargets targets) {
    this.workers = workers;
    this.targets = targets;
  }

  /** Adds what is wrong with the address that is to be told of an end, if there is one. */
  public void checkWebhook(List<FieldError> wrong, Optional<String> webhookUrl) {
    webhookUrl
        .flatMap(targets::fault)
        .ifPresent(fault -> wrong.add(new FieldError(WebhookUrl.OF_START, fault)));
  }

  /**
   * Checks a start.
   *
   * @param wrong the fields that were found wrong so far
   * @param models every model that will be asked
   * @param budget whether there is a budget that they count against
   * @throws Problem when a field is wrong, a model is not there, or one has no price that a budget
   *     needs
   */
  public void check(List<FieldError> wrong, List<NamedModel> models, boolean budget) {
    List<FieldError> errors = new ArrayList<>(wrong);
    Catalogue catalogue =
        workers
            .catalogue()
            .orElseThrow(() ->
                new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "no_worker",
                    "No worker has ever registered here; start one and try again."));
    ModelCheck.Findings findings = ModelCheck.of(models, budget, catalogue);
    errors.addAll(findings.errors());
    if (!errors.isEmpty()) {
      errors.addAll(findings.unpriced());
      throw new Problem(HttpStatus.BAD_REQUEST, code(errors), Problem.sentence(errors), errors);
    }
    if (!findings.unpriced().isEmpty()) {
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          "unpriced_model",
          Problem.sentence(findings.unpriced()),
          findings.unpriced());
    }
  }

  /**
   * An agent that is not there, or fields that are known but not served yet, have a code of their
   * own when nothing else is wrong.
   */
  private static String code(List<FieldError> errors) {
    if (StoredSetups.isTheAgentAlone(errors)) {
      return "invalid_agent";
    }
    return errors.stream().allMatch(error -> error.message().endsWith(SharedFields.NOT_SUPPORTED))
        ? "not_supported"
        : "invalid_request";
  }
}
