package dev.gauntlet.web.battle;

import dev.gauntlet.storage.battle.Admission;
import dev.gauntlet.storage.battle.Admissions;
import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.temporal.BattleRemote;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Admits battles: checked, written down, then handed to Temporal. */
final class BattleStarts {
  private static final String ID_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int ID_LENGTH = 12;
  private static final int KEY_LENGTH = 200;

  /** The order of tags differs from process to process, and must not count. */
  private static final JsonMapper CANONICAL =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final Admissions admissions;
  private final Workers workers;
  private final BattleRemote remote;
  private final SecureRandom random = new SecureRandom();

  BattleStarts(Admissions admissions, Workers workers, BattleRemote remote) {
    this.admissions = admissions;
    this.workers = workers;
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
    if (idempotencyKey != null
        && (idempotencyKey.isBlank() || idempotencyKey.length() > KEY_LENGTH)) {
      String message = "must have 1 to " + KEY_LENGTH + " characters.";
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          "invalid_request",
          "The header Idempotency-Key " + message,
          List.of(new FieldError("Idempotency-Key", message)));
    }
    StartBody.Reading reading = StartBody.read(body);
    check(reading);
    StartOrder asked = reading.order();
    byte[] fingerprint = fingerprint(asked);
    String id = asked.conversationId().orElseGet(this::newId);
    StartOrder order =
        asked.seedGiven() ? asked : asked.withSeed(Integer.toUnsignedLong(id.hashCode()));
    Admission admission = new Admission(id, order.spec(), fingerprint, idempotencyKey);
    return switch (admissions.admit(admission)) {
      case Admission.Outcome.Admitted admitted -> {
        remote.start(id, 0, order.spec().summary());
        yield new Started(id, false, order.warnings());
      }
      case Admission.Outcome.Repeated repeated ->
          new Started(repeated.id(), true, order.warnings());
      case Admission.Outcome.IdTaken taken ->
          throw new Problem(
              HttpStatus.CONFLICT,
              "conversation_exists",
              "There is another battle with the conversationId \"" + id + "\"; choose a new one.");
      case Admission.Outcome.KeyReused reused ->
          throw new Problem(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "idempotency_key_reused",
              "This Idempotency-Key was used for another body; use a new key for a new start.");
    };
  }

  private void check(StartBody.Reading reading) {
    List<FieldError> errors = new ArrayList<>(reading.errors());
    Catalogue catalogue =
        workers
            .catalogue()
            .orElseThrow(() ->
                new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "no_worker",
                    "No worker has ever registered here; start one and try again."));
    StartCheck.Findings findings = StartCheck.of(reading.order(), catalogue);
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

  /** Fields that are known but not served yet, and nothing else, have a code of their own. */
  private static String code(List<FieldError> errors) {
    if (!errors.stream().allMatch(error -> error.message().endsWith(StartBody.NOT_SUPPORTED))) {
      return "invalid_request";
    }
    return errors.stream().anyMatch(error -> error.field().equals("agentId"))
        ? "invalid_agent"
        : "not_supported";
  }

  /** Over what was asked for, so that a default that is drawn by lot does not count. */
  private static byte[] fingerprint(StartOrder order) {
    String asked =
        order.conversationId().orElse("") + "\n" + CANONICAL.writeValueAsString(order.spec());
    try {
      return MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private String newId() {
    return random
        .ints(ID_LENGTH, 0, ID_LETTERS.length())
        .mapToObj(i -> String.valueOf(ID_LETTERS.charAt(i)))
        .collect(Collectors.joining());
  }
}
