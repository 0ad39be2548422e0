package dev.gauntlet.cli.command;

import dev.gauntlet.cli.rest.GauntletClient;
import dev.gauntlet.cli.rest.RunClient;
import dev.gauntlet.cli.server.ServerHandle;
import java.net.URI;

/**
 * A command's talk with its server, from the first call to the last.
 *
 * @param server the server, and whether it was started for this command
 * @param client what calls it
 * @param serverOption what another command needs to find the server, with a blank before it; empty
 *     when it is the usual one
 * @param console where the command writes
 * @param around what else the command finds
 */
public record Talk(
    ServerHandle server,
    GauntletClient client,
    String serverOption,
    Console console,
    Surroundings around) {

  /** The calls about runs. */
  public RunClient runs() {
    return client.runs();
  }

  /** Where the server is, without a slash at the end. */
  public URI address() {
    return client.address();
  }
}
