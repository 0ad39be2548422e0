package dev.gauntlet.web.battle;

import dev.gauntlet.storage.battle.Admission;
import dev.gauntlet.storage.battle.Admissions;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.job.OpenJobs;
import dev.gauntlet.web.door.Caller;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.start.Caps;
import dev.gauntlet.web.start.DrawnId;
import dev.gauntlet.web.start.Fingerprint;
import dev.gauntlet.web.start.IdempotencyKey;
import dev.gauntlet.web.start.JobsFull;
import dev.gauntlet.web.start.StartBody;
import dev.gauntlet.web.start.StartOrder;
import dev.gauntlet.web.start.StartReader;
import dev.gauntlet.web.start.StoredSetups;
import dev.gauntlet.web.temporal.BattleRemote;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Admits battles: checked, written down, then handed to Temporal. */
final class BattleStarts {
  private final Admissions admissions;
  private final BattleQueries queries;
  private final StartReader reader;
  private final BattleRemote remote;
  private final OpenJobs jobs;
  private final Caps caps;

  BattleStarts(
      Admissions admissions,
      BattleQueries queries,
      StartReader reader,
      BattleRemote remote,
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
   * @param id the battle
   * @param repeated whether the same start was accepted before
   * @param warnings what a careful person would want to know
   */
  record Started(String id, boolean repeated, List<String> warnings) {}

  Started start(JsonNode body, @Nullable String idempotencyKey, Caller caller) {
    IdempotencyKey.check(idempotencyKey);
    if (!StoredSetups.areNamedIn(body)) {
      StartOrder order = reader.read(body);
      return admit(
          order, Fingerprint.of(order.conversationId(), order.asked()), idempotencyKey, caller);
    }
    byte[] asSent = Fingerprint.asSent(body);
    return admissions
        .admittedBefore(StartReader.id(body), idempotencyKey, asSent)
        .flatMap(queries::find)
        .map(there -> new Started(there.id(), true, StartBody.warnings(there.spec())))
        .orElseGet(() -> admit(reader.read(body), asSent, idempotencyKey, caller));
  }

  private Started admit(
      StartOrder order, byte[] fingerprint, @Nullable String idempotencyKey, Caller caller) {
    String id = order.conversationId().orElseGet(DrawnId::next);
    BattleSpec spec = order.seedGiven() ? order.spec() : order.seeded(DrawnId.seedOf(id));
    Admission admission =
        new Admission(id, spec, fingerprint, idempotencyKey, order.webhookUrl().orElse(null));
    return switch (jobs.admitBattle(id, caps.jobs(caller), () -> admissions.admit(admission))) {
      case Admission.Outcome.Admitted admitted -> {
        remote.start(id, 0, spec.summary());
        yield new Started(id, false, order.warnings());
      }
      case Admission.Outcome.Repeated repeated ->
          new Started(repeated.id(), true, order.warnings());
      case Admission.Outcome.IdTaken taken ->
          throw new Problem(
              HttpStatus.CONFLICT,
              "conversation_exists",
              "There is another battle with the conversationId \"" + id + "\"; choose a new one.");
      case Admission.Outcome.KeyReused reused -> throw IdempotencyKey.reused();
      case Admission.Outcome.TooManyJobs full -> throw JobsFull.problem(full);
    };
  }
}
