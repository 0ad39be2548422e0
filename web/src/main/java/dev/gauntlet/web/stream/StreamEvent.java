package dev.gauntlet.web.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.gauntlet.storage.battle.BattleEvent;
import dev.gauntlet.web.battle.MessageView;
import dev.gauntlet.web.battle.StatusView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it goes out.
 *
 * @param name of the event in the stream
 * @param body what it carries
 */
record StreamEvent(String name, Body body) {
  static final String END = "end";

  /**
   * What an event carries: the battle's event, and what it is about.
   *
   * @param message what was said, when that is what happened
   * @param judgement the verdict, when that is what happened
   * @param status how the battle stands at its end
   */
  record Body(
      int position,
      String type,
      @Nullable Integer seq,
      Instant at,
      @JsonRawValue String data,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MessageView message,
      @JsonInclude(JsonInclude.Include.NON_NULL) MessageView.@Nullable JudgementView judgement,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StatusView status) {}

  static StreamEvent message(BattleEvent event, @Nullable MessageView message) {
    return new StreamEvent("message", body(event, message, null, null));
  }

  static StreamEvent judgement(BattleEvent event, MessageView.@Nullable JudgementView judgement) {
    return new StreamEvent("judgement", body(event, null, judgement, null));
  }

  static StreamEvent end(BattleEvent event, StatusView status) {
    return new StreamEvent(END, body(event, null, null, status));
  }

  static StreamEvent status(BattleEvent event) {
    return new StreamEvent("status", body(event, null, null, null));
  }

  private static Body body(
      BattleEvent event,
      @Nullable MessageView message,
      MessageView.@Nullable JudgementView judgement,
      @Nullable StatusView status) {
    return new Body(
        event.position(),
        event.type(),
        event.seq(),
        event.at(),
        event.data(),
        message,
        judgement,
        status);
  }

  int position() {
    return body.position();
  }

  boolean isEnd() {
    return name.equals(END);
  }
}
