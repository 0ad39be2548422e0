package dev.gauntlet.standalone.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures on a server of its own, in a process and a folder that are gone afterwards. */
abstract class MeasuringCommand implements Callable<Integer> {
  private static final int COULD_NOT_RUN = 4;

  private final Map<String, String> variables;

  @Option(
      names = "--temporal",
      paramLabel = "TARGET",
      order = 1,
      defaultValue = "embedded",
      description = "embedded, dev-server, or host:port of a server (default: embedded).")
  private String temporal = "embedded";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 2,
      description = "Show this.")
  @SuppressWarnings("UnusedVariable") // picocli reads the option, not the field
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  /**
   * @param variables the environment variables
   */
  MeasuringCommand(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** Checks the options. */
  abstract void check();

  /** The server's largest heap, in MB. */
  abstract int heapMb();

  /** What the server is to be told beside where it is, as environment variables. */
  abstract Map<String, String> setting();

  /** Measures, and prints what came of it. */
  abstract void measure(BenchServer server, PrintWriter out, PrintWriter err)
      throws IOException, InterruptedException, BenchServer.NotServingException;

  @Override
  public final Integer call() throws InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    check();
    try {
      Path data = Files.createTempDirectory("gauntlet-bench");
      try {
        err.println("Starting a server with a heap of " + heapMb() + " MB ...");
        try (BenchServer server = BenchServer.start(variables, in(data), heapMb())) {
          measure(server, out, err);
          out.flush();
        }
        return 0;
      } finally {
        FileSystemUtils.deleteRecursively(data);
      }
    } catch (IOException | BenchServer.NotServingException failure) {
      err.println(failure.getMessage());
      return COULD_NOT_RUN;
    }
  }

  private Map<String, String> in(Path data) {
    Map<String, String> all = new HashMap<>(setting());
    all.put("GAUNTLET_DATA_DIR", data.toString());
    all.put("GAUNTLET_PORT", "0");
    all.put("GAUNTLET_TEMPORAL_TARGET", temporal);
    return all;
  }

  /**
   * @throws ParameterException when an option is below 1 or too large
   */
  final void within(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "%s must be between 1 and %d, but is %d.".formatted(option, most, value));
    }
  }
}
