package dev.gauntlet.standalone.bench;

import dev.gauntlet.standalone.GauntletCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a JVM of its own, whose memory and processor time can be read. */
final class BenchServer implements AutoCloseable {
  private static final Pattern SERVES = Pattern.compile("Gauntlet serves at (\\S+) ");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final long STOPPING_SECONDS = 60;

  private final Process process;

  /** The server ended before it served. */
  static final class NotServingException extends Exception {
    private static final long serialVersionUID = 1L;

    NotServingException(List<String> output) {
      super("The server could not start:\n" + String.join("\n", output));
    }
  }

  private BenchServer(Process process) {
    this.process = process;
  }

  static BenchServer start(Map<String, String> variables, Map<String, String> setting, int heapMb)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx" + heapMb + "m",
                "-cp",
                System.getProperty("java.class.path"),
                GauntletCommand.class.getName(),
                "up")
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.environment().putAll(setting);
    return new BenchServer(builder.start());
  }

  /** Its address, once it serves. */
  URI awaitServing() throws IOException, NotServingException {
    List<String> output = new ArrayList<>();
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      output.add(line);
      Matcher serves = SERVES.matcher(line);
      if (serves.find()) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(unread -> {}));
        return URI.create(serves.group(1));
      }
    }
    throw new NotServingException(output);
  }

  /** Memory of the JVM that is resident, in MB; nothing where Linux does not say. */
  OptionalLong residentMb() {
    try {
      Matcher resident =
          RESIDENT.matcher(Files.readString(Path.of("/proc", process.pid() + "", "status")));
      return resident.find()
          ? OptionalLong.of(Long.parseLong(resident.group(1)) / 1024)
          : OptionalLong.empty();
    } catch (IOException notLinux) {
      return OptionalLong.empty();
    }
  }

  /** Processor time of the JVM so far; zero where the system does not say. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() throws InterruptedException {
    process.toHandle().destroy();
    if (!process.waitFor(STOPPING_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
