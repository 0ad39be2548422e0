package dev.gauntlet.standalone.bench;

import dev.gauntlet.cli.rest.RunClient;
import dev.gauntlet.cli.rest.RunStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Plays runs of the offline provider and measures them. */
final class BenchRun {
  private static final long LOOK_EVERY_MS = 500;
  private static final long TELL_EVERY_MS = 10_000;

  private final RunClient runs;
  private final BenchServer server;
  private final int exchanges;
  private final int concurrency;
  private final PrintWriter err;

  /** A Temporal that runs elsewhere knows the runs of earlier benchmarks. */
  private final String series = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

  BenchRun(RunClient runs, BenchServer server, int exchanges, int concurrency, PrintWriter err) {
    this.runs = runs;
    this.server = server;
    this.exchanges = exchanges;
    this.concurrency = concurrency;
    this.err = err;
  }

  BenchFigures play(String name, int battles) throws InterruptedException {
    String id = name + "-" + series;
    Duration processorBefore = server.processorTime();
    long began = System.nanoTime();
    runs.start(body(id, battles), id);
    OptionalLong early = OptionalLong.empty();
    long told = began;
    RunStatus status = runs.status(id).value();
    while (!status.isEnded()) {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
      status = runs.status(id).value();
      if (early.isEmpty() && status.completed() * 10 >= battles) {
        early = server.residentMb();
      }
      if (System.nanoTime() - told > TimeUnit.MILLISECONDS.toNanos(TELL_EVERY_MS)) {
        told = System.nanoTime();
        err.printf("%s: %d of %d battles%n", id, status.completed(), battles);
        err.flush();
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    Duration processor = server.processorTime().minus(processorBefore);
    long calls = status.usage() == null ? 0 : status.usage().llmCalls();
    return new BenchFigures(
        battles, status.missed(), calls, seconds, processor, early, server.residentMb());
  }

  /** An agent that never reaches its goal, so that every battle has all its exchanges. */
  private ObjectNode body(String id, int battles) {
    ObjectNode run = JsonMapper.shared().createObjectNode();
    run.put("runId", id)
        .put("runCount", battles)
        .put("concurrency", Math.min(concurrency, 400))
        .put("seed", 1);
    run.putObject("battle")
        .put("provider", "simulated")
        .put("model", "sim-hopeless")
        .put("goal", "Get a refund")
        .put("messageLimit", 2 * exchanges);
    return run;
  }
}
