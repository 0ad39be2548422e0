package dev.gauntlet.web.battle;

import dev.gauntlet.storage.battle.Admission;
import dev.gauntlet.storage.battle.Admissions;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.start.DrawnId;
import dev.gauntlet.web.start.Fingerprint;
import dev.gauntlet.web.start.IdempotencyKey;
import dev.gauntlet.web.start.StartBody;
import dev.gauntlet.web.start.StartCheck;
import dev.gauntlet.web.start.StartOrder;
import dev.gauntlet.web.temporal.BattleRemote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Admits battles: checked, written down, then handed to Temporal. */
final class BattleStarts {
  private final Admissions admissions;
  private final StartCheck check;
  private final BattleRemote remote;

  BattleStarts(Admissions admissions, StartCheck check, BattleRemote remote) {
    this.admissions = admissions;
    this.check = check;
    this.remote = remote;
  }

  /**
   * A start that was accepted.
   *
   * @param id the battle
   * @param repeated whether the same start was accepted before
   * @param warnings what a careful person would want to know
   */
  record Started(String id, boolean repeated, List<String> warnings) {}

  Started start(JsonNode body, @Nullable String idempotencyKey) {
    IdempotencyKey.check(idempotencyKey);
    StartOrder order = read(body);
    byte[] fingerprint = Fingerprint.of(order.conversationId(), order.spec());
    String id = order.conversationId().orElseGet(DrawnId::next);
    BattleSpec spec = order.seedGiven() ? order.spec() : order.seeded(DrawnId.seedOf(id));
    Admission admission = new Admission(id, spec, fingerprint, idempotencyKey);
    return switch (admissions.admit(admission)) {
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
    };
  }

  private StartOrder read(JsonNode body) {
    List<FieldError> errors = new ArrayList<>();
    StartOrder order = StartBody.read(Fields.of(body, errors));
    check.check(errors, order.models(), order.spec().maxUsdPerConversation() != null);
    return order;
  }
}
