package dev.gauntlet.cli.rest;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a page of events; what it does not know becomes {@link BattleEvent.Other}. */
final class EventReader {
  private EventReader() {}

  static List<BattleEvent> read(JsonNode page) {
    return page.path("events").values().stream()
        .map(EventReader::event)
        .sorted(Comparator.comparingLong(BattleEvent::position))
        .toList();
  }

  private static BattleEvent event(JsonNode event) {
    long position = event.path("position").asLong(0);
    int seq = event.path("seq").asInt(0);
    JsonNode data = event.path("data");
    String type = text(event, "type");
    return switch (type) {
      case "started" -> new BattleEvent.Started(position);
      case "message" -> new BattleEvent.Spoken(position, seq);
      case "judgement" -> new BattleEvent.Judged(position, seq, text(data, "verdict"));
      case "backing_off" ->
          new BattleEvent.BackingOff(
              position,
              text(data, "type"),
              text(data, "reason"),
              data.path("attempt").asInt(0),
              instant(text(data, "retryAt")));
      case "fallback" ->
          new BattleEvent.FellBack(
              position,
              (text(data.path("to"), "provider") + " " + text(data.path("to"), "model")).strip(),
              text(data, "reason"));
      case "paused" -> new BattleEvent.Paused(position, text(data, "by"), text(data, "reason"));
      case "resumed" -> new BattleEvent.Resumed(position, text(data, "by"), text(data, "reason"));
      case "worker_lost" -> new BattleEvent.WorkerLost(position, data.path("seq").asInt(seq));
      case "ended" ->
          new BattleEvent.Ended(
              position,
              text(data, "endedReason"),
              failure(data.path("error")),
              text(data, "detail"));
      default -> new BattleEvent.Other(position, type);
    };
  }

  private static Optional<BattleStatus.Failure> failure(JsonNode error) {
    if (error.isString()) {
      return Optional.of(new BattleStatus.Failure(null, error.asString()));
    }
    return error.isObject()
        ? Optional.of(new BattleStatus.Failure(text(error, "type"), text(error, "message")))
        : Optional.empty();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static @Nullable Instant instant(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeParseException notATime) {
      return null;
    }
  }
}
