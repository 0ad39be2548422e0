package dev.gauntlet.standalone.server;

import java.util.List;

/**
 * Starts a child in a session of its own, so that a Ctrl-C at the terminal reaches Gauntlet alone,
 * which then ends its workers before it ends their server. Where there is no {@code setsid} (macOS)
 * the child gets the Ctrl-C too; nothing is lost by that.
 */
final class OwnSession {

  private OwnSession() {}

  static List<String> prefix() {
    return new Variables(System.getenv())
        .commandOnPath("setsid")
        .map(setsid -> List.of(setsid.toString()))
        .orElseGet(List::of);
  }
}
