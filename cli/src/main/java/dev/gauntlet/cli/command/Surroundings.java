package dev.gauntlet.cli.command;

import dev.gauntlet.cli.server.ServerSource;
import dev.gauntlet.cli.terminal.Terminal;
import dev.gauntlet.cli.waiting.Interrupts;
import dev.gauntlet.cli.waiting.Pace;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a command finds around it.
 *
 * @param servers where the server comes from when {@code --server} names none
 * @param terminal what standard output can show
 * @param errorTerminal what standard error can show
 * @param bytes standard output for what is not text
 * @param interrupts tells of Ctrl-C
 * @param pace how it waits
 * @param clock the time
 */
public record Surroundings(
    ServerSource servers,
    Supplier<Terminal> terminal,
    Supplier<Terminal> errorTerminal,
    OutputStream bytes,
    Interrupts interrupts,
    Pace pace,
    InstantSource clock) {

  /**
   * Those of this process.
   *
   * @param servers where the server comes from when {@code --server} names none
   * @param environment the environment variables
   */
  public static Surroundings ofProcess(ServerSource servers, Map<String, String> environment) {
    return new Surroundings(
        servers,
        () -> Terminal.of(environment),
        () -> Terminal.ofErrors(environment),
        System.out,
        Interrupts.OF_PROCESS,
        Pace.OF_A_RUN,
        InstantSource.system());
  }
}
