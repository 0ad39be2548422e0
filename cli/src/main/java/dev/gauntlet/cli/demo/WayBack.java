package dev.gauntlet.cli.demo;

import dev.gauntlet.cli.server.ServerHandle;
import java.net.URI;

/** How to come back to a battle that this command no longer follows. */
final class WayBack {
  private final ServerHandle server;
  private final URI address;
  private final String battle;

  WayBack(ServerHandle server, URI address, String battle) {
    this.server = server;
    this.address = address;
    this.battle = battle;
  }

  String page() {
    return address + "/battles/" + battle;
  }

  private String call() {
    return "curl -s " + address + "/api/battles/" + battle;
  }

  void afterTheEnd(Transcript transcript) {
    if (server.startedHere()) {
      transcript.plain("The server ends with this command; ./gauntlet up starts it again. Then:");
    }
    transcript.toCopy("page", page());
    transcript.toCopy("as JSON", call());
  }

  String afterLeaving() {
    String goesOn =
        server.startedHere()
            ? "Left. The server stops with this command; the battle goes on with the next"
                + " ./gauntlet up. Then:"
            : "Left. The battle goes on without this terminal:";
    return "\n" + goesOn + "\n" + ways() + "\n  stop it   curl -s -X POST " + cancel();
  }

  String afterLosing() {
    return "The server did not come back. What was said is kept, and the battle goes on when the"
        + " server does. Then:\n"
        + ways();
  }

  private String ways() {
    return "  watch it  " + page() + "\n  as JSON   " + call();
  }

  private String cancel() {
    return "-H 'Content-Type: application/json' -d '{\"reason\":\"not needed\"}' "
        + address
        + "/api/battles/"
        + battle
        + "/cancel";
  }
}
