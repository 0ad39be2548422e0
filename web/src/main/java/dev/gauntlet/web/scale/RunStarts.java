package dev.gauntlet.web.scale;

import dev.gauntlet.storage.battle.Admission;
import dev.gauntlet.storage.job.OpenJobs;
import dev.gauntlet.storage.run.NewRun;
import dev.gauntlet.storage.run.RunAdmissions;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.web.door.Caller;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.start.Caps;
import dev.gauntlet.web.start.DrawnId;
import dev.gauntlet.web.start.Fingerprint;
import dev.gauntlet.web.start.IdempotencyKey;
import dev.gauntlet.web.start.JobsFull;
import dev.gauntlet.web.start.StartBody;
import dev.gauntlet.web.start.StoredSetups;
import dev.gauntlet.web.temporal.RunRemote;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Admits runs: checked, written down with all their battles, then handed to Temporal. */
final class RunStarts {
  private final RunAdmissions admissions;
  private final RunQueries queries;
  private final RunReader reader;
  private final RunRemote remote;
  private final OpenJobs jobs;
  private final Caps caps;

  RunStarts(
      RunAdmissions admissions,
      RunQueries queries,
      RunReader reader,
      RunRemote remote,
      OpenJobs jobs,
      Caps caps) {
    this.admissions = admissions;
    this.queries = queries;
    this.reader = reader;
    this.remote = remote;
    this.jobs = jobs;
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

  Started start(JsonNode body, @Nullable String idempotencyKey, Caller caller) {
    IdempotencyKey.check(idempotencyKey);
    JsonNode battle = body.path("battle");
    if (!StoredSetups.areNamedIn(battle)) {
      RunOrder order = reader.read(body, caller);
      return admit(order, order.fingerprint(), idempotencyKey, caller);
    }
    byte[] asSent = Fingerprint.asSent(body);
    return admissions
        .admittedBefore(RunReader.id(body), idempotencyKey, asSent)
        .flatMap(queries::find)
        .map(there -> new Started(there.id(), true, StartBody.warnings(there.battle())))
        .orElseGet(() -> admit(reader.read(body, caller), asSent, idempotencyKey, caller));
  }

  private Started admit(
      RunOrder order, byte[] fingerprint, @Nullable String idempotencyKey, Caller caller) {
    String id = order.runId().orElseGet(DrawnId::next);
    long seed = order.seed().orElseGet(() -> DrawnId.seedOf(id));
    NewRun run =
        new NewRun(
            id,
            order.spec(seed),
            order.battles(id, seed),
            fingerprint,
            idempotencyKey,
            order.webhookUrl().orElse(null));
    return switch (jobs.admitRun(id, caps.jobs(caller), () -> admissions.admit(run))) {
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
      case Admission.Outcome.TooManyJobs full -> throw JobsFull.problem(full);
    };
  }
}
