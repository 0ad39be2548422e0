package dev.gauntlet.standalone.bench;

import dev.gauntlet.cli.rest.GauntletClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code gauntlet bench watchers}: has many people watch battles on a server of its own, and says
 * how much longer they wait than one who watches alone.
 */
@Command(
    name = "watchers",
    description = "Measures how soon many who watch battles hear of what happens.",
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:measured", "2:the options are wrong", "4:the server could not run"})
public final class WatchersCommand extends MeasuringCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WARM_UP_SECONDS = 10;
  private static final int HEAP_MB = 512;

  @Option(
      names = "--streams",
      paramLabel = "N",
      defaultValue = "500",
      description = "How many read a battle's stream (default: 500).")
  private int streams;

  @Option(
      names = "--pollers",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many ask for a battle's status once a second (default: 1000).")
  private int pollers;

  @Option(
      names = "--battles",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many battles are played meanwhile (default: 20).")
  private int battles;

  @Option(
      names = "--latency-ms",
      paramLabel = "MS",
      defaultValue = "1500",
      description = "How long the offline provider takes for an answer (default: 1500).")
  private int latencyMs;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "60",
      description = "How long is measured, after ten seconds of warming up (default: 60).")
  private int seconds;

  /**
   * @param variables the environment variables
   */
  public WatchersCommand(Map<String, String> variables) {
    super(variables);
  }

  @Override
  void check() {
    within("--streams", streams, 5_000);
    within("--pollers", pollers, 5_000);
    within("--battles", battles, 400);
    within("--latency-ms", latencyMs, 60_000);
    within("--seconds", seconds, 600);
  }

  @Override
  int heapMb() {
    return HEAP_MB;
  }

  @Override
  Map<String, String> setting() {
    return Map.of(
        "GAUNTLET_STREAM_MAX_OPEN",
        String.valueOf(2 * streams),
        "GAUNTLET_SIMULATED_LATENCY",
        latencyMs + "ms");
  }

  @Override
  void measure(BenchServer server, PrintWriter out, PrintWriter err)
      throws IOException, InterruptedException, BenchServer.NotServingException {
    URI address = server.awaitServing();
    String run = "watched-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    try (GauntletClient client = new GauntletClient(address, PATIENCE)) {
      client.runs().start(body(run), run);
    }
    err.println("One watches alone ...");
    try (Watching alone = new Watching(address)) {
      watch(alone, run, 1, 1);
      err.println("All watch ...");
      try (Watching all = new Watching(address)) {
        watch(all, run, streams, pollers);
        tell(out, alone, all);
      }
    }
  }

  private void watch(Watching watching, String run, int readers, int askers)
      throws InterruptedException {
    for (int i = 0; i < readers; i++) {
      watching.stream(battle(run, i));
    }
    for (int i = 0; i < askers; i++) {
      watching.poll(battle(run, i));
    }
    TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
    watching.begin();
    TimeUnit.SECONDS.sleep(seconds);
  }

  /** The battles of a run are numbered from 1, all with as many digits. */
  private String battle(String run, int watcher) {
    int digits = String.valueOf(battles).length();
    return run + "." + ("%0" + digits + "d").formatted(1 + watcher % battles);
  }

  private void tell(PrintWriter out, Watching alone, Watching all) {
    out.printf(
        Locale.ROOT,
        """
        streams      %d readers of %d battles: %d events, %s
                     %.0f parts of answers a second
        alone        %s; p99 of many is %.1f times that
        status       %d pollers: %d answers, %d of them unchanged, %s
        alone        %s; p99 of many is %.1f times that
        failures     %d
        """,
        streams,
        battles,
        all.events().count(),
        all.events(),
        (double) all.parts() / seconds,
        alone.events(),
        all.events().quantile(0.99) / alone.events().quantile(0.99),
        pollers,
        all.polls().count(),
        all.unchanged(),
        all.polls(),
        alone.polls(),
        all.polls().quantile(0.99) / alone.polls().quantile(0.99),
        all.failures());
  }

  /** Battles that last for longer than anybody watches. */
  private ObjectNode body(String id) {
    ObjectNode run = JsonMapper.shared().createObjectNode();
    run.put("runId", id).put("runCount", battles).put("concurrency", battles).put("seed", 1);
    run.putObject("battle")
        .put("provider", "simulated")
        .put("model", "sim-hopeless")
        .put("goal", "Get a refund")
        .put("messageLimit", 200);
    return run;
  }
}
