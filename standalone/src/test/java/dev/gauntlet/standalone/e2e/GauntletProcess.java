package dev.gauntlet.standalone.e2e;

import dev.gauntlet.standalone.GauntletCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code gauntlet} command as it was packaged, in a JVM of its own. */
final class GauntletProcess implements AutoCloseable {
  private static final Pattern SERVES = Pattern.compile("Gauntlet serves at (\\S+) ");

  private final Process process;
  private final List<String> output = new ArrayList<>();

  private GauntletProcess(Process process) {
    this.process = process;
  }

  static GauntletProcess start(Path data, Map<String, String> variables, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(Path.of(System.getProperty("gauntlet.lib"), "*").toString());
    command.add(GauntletCommand.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(name -> name.startsWith("GAUNTLET_") || name.startsWith("OPENAI_"));
    environment.put("GAUNTLET_DATA_DIR", data.toString());
    environment.put("GAUNTLET_PORT", "0");
    environment.put("GAUNTLET_SIMULATED_LATENCY", "20ms");
    environment.putAll(variables);
    return new GauntletProcess(builder.start());
  }

  /** Its address, once it serves. */
  URI awaitServing() throws IOException {
    BufferedReader reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      output.add(line);
      Matcher serves = SERVES.matcher(line);
      if (serves.find()) {
        return URI.create(serves.group(1));
      }
    }
    throw new IllegalStateException("it ended before it served:\n" + String.join("\n", output));
  }

  /** Everything it prints until it ends. */
  String awaitEnd() throws IOException, InterruptedException {
    process.inputReader().lines().forEach(output::add);
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
  public void close() throws IOException, InterruptedException {
    if (process.isAlive()) {
      terminate();
      if (!process.waitFor(45, TimeUnit.SECONDS)) {
        kill();
      }
    }
  }
}
