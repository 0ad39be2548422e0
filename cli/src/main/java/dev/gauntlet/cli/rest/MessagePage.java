package dev.gauntlet.cli.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages in order.
 *
 * @param messages the messages with a seq above the one asked for
 * @param nextSeq what to ask with next
 */
public record MessagePage(List<BattleMessage> messages, int nextSeq) {
  /** Reads absent messages as none. */
  public MessagePage(@Nullable List<BattleMessage> messages, int nextSeq) {
    this.messages = messages == null ? List.of() : List.copyOf(messages);
    this.nextSeq = nextSeq;
  }
}
