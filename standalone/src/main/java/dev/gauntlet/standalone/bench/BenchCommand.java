package dev.gauntlet.standalone.bench;

import dev.gauntlet.cli.rest.GauntletClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
public final class BenchCommand extends MeasuringCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SMALL = 100;

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

  /**
   * @param variables the environment variables
   */
  public BenchCommand(Map<String, String> variables) {
    super(variables);
  }

  @Override
  void check() {
    within("--battles", battles, 10_000);
    within("--exchanges", exchanges, 100);
    within("--concurrency", concurrency, 400);
    within("--latency-ms", latencyMs, 60_000);
  }

  @Override
  int heapMb() {
    return heapMb;
  }

  @Override
  Map<String, String> setting() {
    return Map.of("GAUNTLET_SIMULATED_LATENCY", latencyMs + "ms", "GAUNTLET_SIMULATED_JITTER", "0");
  }

  @Override
  void measure(BenchServer server, PrintWriter out, PrintWriter err)
      throws IOException, InterruptedException, BenchServer.NotServingException {
    try (GauntletClient client = new GauntletClient(server.awaitServing(), PATIENCE)) {
      BenchRun bench = new BenchRun(client.runs(), server, exchanges, concurrency, err);
      bench.play("bench-warm", SMALL);
      BenchFigures small = bench.play("bench-small", SMALL);
      BenchFigures large = bench.play("bench-large", battles);
      out.print(large.against(small));
    }
  }
}
