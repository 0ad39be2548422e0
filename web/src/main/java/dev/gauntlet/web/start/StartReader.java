package dev.gauntlet.web.start;

import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the starts of battles and checks that they can be played. */
public final class StartReader {
  private final StartCheck check;
  private final StoredSetups stored;

  /** Reads and checks with these. */
  public StartReader(StartCheck check, StoredSetups stored) {
    this.check = check;
    this.stored = stored;
  }

  /**
   * The start of a battle.
   *
   * @throws Problem when it cannot be played, with everything that is wrong
   */
  public StartOrder read(JsonNode body) {
    List<FieldError> errors = new ArrayList<>();
    StartOrder order = StartBody.read(Fields.of(body, errors), stored);
    check.checkWebhook(errors, order.webhookUrl());
    check.check(errors, order.models(), order.spec().maxUsdPerConversation() != null);
    return order;
  }

  /** The id that a start asks for, if it asks for a proper one. */
  public static Optional<String> id(JsonNode body) {
    List<FieldError> errors = new ArrayList<>();
    return StartBody.id(Fields.of(body, errors)).filter(id -> errors.isEmpty());
  }
}
