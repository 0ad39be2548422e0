package dev.gauntlet.standalone.bench;

import dev.gauntlet.cli.rest.GauntletClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code gauntlet bench}: plays a small run and a large one on a server of its own, in a process of
 * its own, and says how the large one compares with the small one.
 */
@Command(
    name = "bench",
    description =
        "Measures runs on this machine: speed, and whether memory and cost a battle stay flat.",
    sortOptions = false,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gauntlet bench --battles 2000 --temporal dev-server",
      "      asks nobody and costs nothing; docs/benchmarks.md has figures",
      "  gauntlet bench watchers",
      "      500 who read streams and 1,000 who poll",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:measured", "2:the options are wrong", "4:the server could not run"})
public final class BenchCommand implements Callable<Integer> {
  private static final int COULD_NOT_RUN = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SMALL = 100;

  private final Map<String, String> variables;

  @Option(
      names = "--battles",
      paramLabel = "N",
      defaultValue = "2000",
      description = "How many battles the large run has (default: 2000, at most 10000).")
  private int battles;

  @Option(
      names = "--exchanges",
      paramLabel = "N",
      defaultValue = "6",
      description = "Exchanges a battle, each of three calls (default: 6).")
  private int exchanges;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many battles are played at a time (default: 100).")
  private int concurrency;

  @Option(
      names = "--latency-ms",
      paramLabel = "MS",
      defaultValue = "20",
      description = "How long the offline provider takes for an answer (default: 20).")
  private int latencyMs;

  @Option(
      names = "--heap-mb",
      paramLabel = "MB",
      defaultValue = "512",
      description = "The server's largest heap (default: 512).")
  private int heapMb;

  @Option(
      names = "--temporal",
      paramLabel = "TARGET",
      defaultValue = "embedded",
      description = "embedded, dev-server, or host:port of a server (default: embedded).")
  private String temporal = "embedded";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  @SuppressWarnings("UnusedVariable") // picocli reads the option, not the field
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  /**
   * @param variables the environment variables
   */
  public BenchCommand(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    within("--battles", battles, 10_000);
    within("--exchanges", exchanges, 100);
    within("--concurrency", concurrency, 400);
    within("--latency-ms", latencyMs, 60_000);
    try {
      Path data = Files.createTempDirectory("gauntlet-bench");
      try {
        return measure(data, out, err);
      } finally {
        FileSystemUtils.deleteRecursively(data);
      }
    } catch (IOException | BenchServer.NotServingException failure) {
      err.println(failure.getMessage());
      return COULD_NOT_RUN;
    }
  }

  private void within(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "%s must be between 1 and %d, but is %d.".formatted(option, most, value));
    }
  }

  private int measure(Path data, PrintWriter out, PrintWriter err)
      throws IOException, InterruptedException, BenchServer.NotServingException {
    Map<String, String> setting =
        Map.of(
            "GAUNTLET_DATA_DIR",
            data.toString(),
            "GAUNTLET_PORT",
            "0",
            "GAUNTLET_TEMPORAL_TARGET",
            temporal,
            "GAUNTLET_SIMULATED_LATENCY",
            latencyMs + "ms",
            "GAUNTLET_SIMULATED_JITTER",
            "0");
    err.println("Starting a server with a heap of " + heapMb + " MB ...");
    try (BenchServer server = BenchServer.start(variables, setting, heapMb);
        GauntletClient client = new GauntletClient(server.awaitServing(), PATIENCE)) {
      BenchRun bench = new BenchRun(client.runs(), server, exchanges, concurrency, err);
      bench.play("bench-warm", SMALL);
      BenchFigures small = bench.play("bench-small", SMALL);
      BenchFigures large = bench.play("bench-large", battles);
      out.print(large.against(small));
      out.flush();
      return 0;
    }
  }
}
