package dev.gauntlet.web.scale;

import dev.gauntlet.storage.battle.Admission;
import dev.gauntlet.storage.run.NewRun;
import dev.gauntlet.storage.run.RunAdmissions;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.start.DrawnId;
import dev.gauntlet.web.start.IdempotencyKey;
import dev.gauntlet.web.start.StartCheck;
import dev.gauntlet.web.temporal.RunRemote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Admits runs: checked, written down with all their battles, then handed to Temporal. */
final class RunStarts {
  private final RunAdmissions admissions;
  private final RunQueries queries;
  private final StartCheck check;
  private final RunRemote remote;
  private final RunCaps caps;

  RunStarts(
      RunAdmissions admissions,
      RunQueries queries,
      StartCheck check,
      RunRemote remote,
      RunCaps caps) {
    this.admissions = admissions;
    this.queries = queries;
    this.check = check;
    this.remote = remote;
    this.caps = caps;
  }

  /**
   * A start that was accepted.
   *
   * @param id the run
   * @param repeated whether the same start was accepted before
   * @param warnings what a careful person would want to know
   */
  record Started(String id, boolean repeated, List<String> warnings) {}

  Started start(JsonNode body, @Nullable String idempotencyKey) {
    IdempotencyKey.check(idempotencyKey);
    RunOrder order = read(body);
    String id = order.runId().orElseGet(DrawnId::next);
    long seed = order.seed().orElseGet(() -> DrawnId.seedOf(id));
    NewRun run =
        new NewRun(
            id, order.spec(seed), order.battles(id, seed), order.fingerprint(), idempotencyKey);
    return switch (admissions.admit(run)) {
      case Admission.Outcome.Admitted admitted -> {
        queries.find(id).ifPresent(row -> remote.start(id, row.generation(), row.summary()));
        yield new Started(id, false, order.warnings());
      }
      case Admission.Outcome.Repeated repeated ->
          new Started(repeated.id(), true, order.warnings());
      case Admission.Outcome.IdTaken taken ->
          throw new Problem(
              HttpStatus.CONFLICT,
              "run_exists",
              "There is another run with the runId \""
                  + id
                  + "\", or a battle with the id that one of its battles would have; choose a new"
                  + " one.");
      case Admission.Outcome.KeyReused reused -> throw IdempotencyKey.reused();
    };
  }

  private RunOrder read(JsonNode body) {
    List<FieldError> errors = new ArrayList<>();
    RunOrder order = RunBody.read(Fields.of(body, errors), caps.maxBattlesPerRun());
    check.check(errors, order.models(), order.hasBudget());
    return order;
  }
}
