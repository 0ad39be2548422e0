package dev.gauntlet.standalone.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes which a killed Gauntlet left behind.
 *
 * <p>They are known by what they hold: the program, and the path which they were started with. That
 * needs no record which could be stale or missing, and cannot hit another program with a process id
 * of old. The caller has the lock of the data directory, so whoever holds a path in it is left
 * over.
 */
final class Leftovers {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Set<String> programs;
  private final Path held;

  /**
   * @param programs file names of executables
   * @param held a path, one of the arguments they were started with
   */
  Leftovers(Set<String> programs, Path held) {
    this.programs = programs;
    this.held = held;
  }

  List<ProcessHandle> find() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  /** Asks them to end, waits, and kills those which do not. */
  void stop() {
    List<ProcessHandle> processes = find();
    processes.forEach(ProcessHandle::destroy);
    if (!ended(processes, PATIENCE)) {
      processes.forEach(ProcessHandle::destroyForcibly);
      if (!ended(processes, PATIENCE)) {
        throw new StartupException(
            "Process %s, left behind by an earlier Gauntlet, holds %s and cannot be stopped. Stop it, then start again."
                .formatted(processes.stream().map(ProcessHandle::pid).toList(), held));
      }
    }
  }

  private boolean isOurs(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    return info.command().map(command -> programs.contains(fileName(command))).orElse(false)
        && info.arguments()
            .map(arguments -> Arrays.asList(arguments).contains(held.toString()))
            .orElse(false);
  }

  // Linux appends this to the path of a program whose file was replaced.
  private static String fileName(String command) {
    return Path.of(command.replaceFirst(" \\(deleted\\)$", "")).getFileName().toString();
  }

  private static boolean ended(List<ProcessHandle> processes, Duration patience) {
    var all =
        CompletableFuture.allOf(
            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    try {
      all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupException(
          "Interrupted while waiting for processes of an earlier Gauntlet.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
