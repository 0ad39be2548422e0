package dev.gauntlet.standalone.e2e;

import dev.gauntlet.standalone.GauntletCommand;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code gauntlet} command as it was packaged, in a JVM of its own. */
final class GauntletProcess implements AutoCloseable {
  private static final Pattern SERVES = Pattern.compile("Gauntlet serves at (\\S+) ");
  private static final Pattern LISTENS = Pattern.compile("Tomcat started on port (\\d+)");

  private final Process process;
  private final List<String> output = new ArrayList<>();

  /** Read as it comes, so that the process never waits for a reader; empty at the end. */
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

  private GauntletProcess(Process process) {
    this.process = process;
    Thread.ofVirtual()
        .start(() -> {
          process.inputReader().lines().forEach(line -> lines.add(Optional.of(line)));
          lines.add(Optional.empty());
        });
  }

  /** The command of the standalone. */
  static GauntletProcess start(Path data, Map<String, String> variables, String... arguments)
      throws IOException {
    Map<String, String> placed = new HashMap<>(variables);
    placed.put("GAUNTLET_DATA_DIR", data.toString());
    return run(GauntletCommand.class, placed, arguments);
  }

  /** The variables of a process that finds this {@code temporal} command on its path. */
  static Map<String, String> onDevServer(Path command) {
    return Map.of(
        "GAUNTLET_TEMPORAL_TARGET",
        "dev-server",
        "PATH",
        command.getParent() + File.pathSeparator + System.getenv("PATH"));
  }

  /** A main class of the packaged product. */
  static GauntletProcess run(Class<?> main, Map<String, String> variables, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(Path.of(System.getProperty("gauntlet.lib"), "*").toString());
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(name -> name.startsWith("GAUNTLET_") || name.startsWith("OPENAI_"));
    environment.put("GAUNTLET_PORT", "0");
    environment.put("GAUNTLET_SIMULATED_LATENCY", "20ms");
    environment.putAll(variables);
    return new GauntletProcess(builder.start());
  }

  /** Its address, once it serves. */
  URI awaitServing() throws InterruptedException {
    return URI.create(awaitLine(SERVES));
  }

  /** The address of a process that is web or worker alone. */
  URI awaitListening() throws InterruptedException {
    return URI.create("http://127.0.0.1:" + awaitLine(LISTENS));
  }

  /** Waits until it prints a line with this text. */
  void awaitText(String text) throws InterruptedException {
    awaitLine(Pattern.compile("(" + Pattern.quote(text) + ")"));
  }

  /** As Ctrl-C on a terminal does. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  private String awaitLine(Pattern awaited) throws InterruptedException {
    for (Optional<String> line = lines.take(); line.isPresent(); line = lines.take()) {
      output.add(line.get());
      Matcher found = awaited.matcher(line.get());
      if (found.find()) {
        return found.group(1);
      }
    }
    throw new IllegalStateException("it ended before it served:\n" + String.join("\n", output));
  }

  /** Everything it prints until it ends. */
  String awaitEnd() throws InterruptedException {
    for (Optional<String> line = lines.take(); line.isPresent(); line = lines.take()) {
      output.add(line.get());
    }
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it closed its output and did not end");
    }
    return String.join("\n", output);
  }

  int exitCode() {
    return process.exitValue();
  }

  long pid() {
    return process.pid();
  }

  /** As Ctrl-C does; through the handle, because {@code Process.destroy} closes the streams. */
  void terminate() {
    process.toHandle().destroy();
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isAlive()) {
      terminate();
      if (!process.waitFor(45, TimeUnit.SECONDS)) {
        kill();
      }
    }
  }
}
