package dev.gauntlet.standalone.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A JVM with a standalone's servers, there to be killed. */
final class ChildJvm implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static ChildJvm start(Path dataDirectory, Map<String, String> variables) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StandaloneHost.class.getName(),
                dataDirectory.toString()));
    builder.environment().keySet().removeIf(name -> name.startsWith("GAUNTLET_"));
    builder.environment().put("GAUNTLET_DATA_DIR", dataDirectory.toString());
    builder.environment().put("GAUNTLET_PORT", "0");
    builder.environment().putAll(variables);
    return new ChildJvm(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The address of its database, when its servers are up. */
  DatabaseAddress awaitReady() throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("ready")) {
        return new DatabaseAddress(words[1], words[2], words[3]);
      }
    }
    throw new IllegalStateException("The child JVM ended before its servers were up.");
  }

  long pid() {
    return process.pid();
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
