package dev.gauntlet.web.scale;

import dev.gauntlet.storage.run.RunSpec;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.door.Caller;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.start.Caps;
import dev.gauntlet.web.start.StartCheck;
import dev.gauntlet.web.start.StoredSetups;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the starts of runs and checks that they can be played. */
public final class RunReader {
  private final StartCheck check;
  private final StoredSetups stored;
  private final Caps caps;

  RunReader(StartCheck check, StoredSetups stored, Caps caps) {
    this.check = check;
    this.stored = stored;
    this.caps = caps;
  }

  RunOrder read(JsonNode body, Caller caller) {
    List<FieldError> errors = new ArrayList<>();
    RunOrder order = RunBody.read(Fields.of(body, errors), caps.battlesPerRun(caller), stored);
    check.checkWebhook(errors, order.webhookUrl());
    check.check(errors, order.models(), order.hasBudget());
    return order;
  }

  /**
   * What a run is to play, without what is drawn by lot.
   *
   * @param spec the run
   * @param warnings what a careful person would want to know
   */
  public record Reading(RunSpec spec, List<String> warnings) {}

  /**
   * Reads a start without starting anything.
   *
   * @param caller who would start it, and so how many battles it may have
   * @throws Problem when it cannot be played, with everything that is wrong
   */
  public Reading dryRun(JsonNode body, Caller caller) {
    RunOrder order = read(body, caller);
    return new Reading(order.spec(order.seed().orElse(0L)), order.warnings());
  }

  /** The id that a start asks for, if it asks for a proper one. */
  static Optional<String> id(JsonNode body) {
    List<FieldError> errors = new ArrayList<>();
    return RunBody.id(Fields.of(body, errors)).filter(id -> errors.isEmpty());
  }
}
