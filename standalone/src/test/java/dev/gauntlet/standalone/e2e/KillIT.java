package dev.gauntlet.standalone.e2e;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gauntlet.standalone.e2e.CountingProvider.Call;
import dev.gauntlet.standalone.e2e.CountingProvider.Request;
import dev.gauntlet.testing.TemporalServer;
import dev.gauntlet.testing.TestDatabase;
import dev.gauntlet.web.WebApplication;
import dev.gauntlet.worker.WorkerApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The journal survives its worker: killed again and again, it pays for nothing twice. */
class KillIT {
  private static final int BATTLES = 100;
  private static final int KILLS = 20;
  private static final int MOST_REQUESTS_BETWEEN_KILLS = 50;
  private static final int CONCURRENCY = 20;
  private static final int MESSAGES = 6;
  private static final long INPUT_MICROS_PER_MILLION = 150_000;
  private static final long OUTPUT_MICROS_PER_MILLION = 600_000;
  private static final Duration A_WHILE = Duration.ofSeconds(60);

  /** Another seed kills at other moments. */
  private final long seed = Long.getLong("gauntlet.kill.seed", System.nanoTime());

  private final Random random = new Random(seed);
  private final TestDatabase database = TestDatabase.create();
  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

  /** What was open when the worker was killed; a call may be so at several kills in a row. */
  private final Set<OpenRequest> openAtAKill = new HashSet<>();

  @TempDir private Path scratch;

  /** A request whose end is not in the journal. */
  private record OpenRequest(Call call, int request) {}

  /** A row of the journal, whose call has been answered. */
  private record Row(
      Call call,
      String state,
      int requests,
      int unpaid,
      int tokensIn,
      int tokensOut,
      long costMicros,
      long wastedMicros,
      Instant storedAt) {
    String battle() {
      return call.battle();
    }

    int repeated() {
      return requests - unpaid - 1;
    }
  }

  @Test
  void aHundredBattlesOutliveTwentyKillsOfTheirWorkerAndPayForNothingTwice() throws Exception {
    System.out.println("gauntlet.kill.seed=" + seed);
    try (TemporalServer temporal = TemporalServer.start();
        ProviderProcess provider = ProviderProcess.start()) {
      Workers workers = new Workers(temporal, provider);
      workers.learnToStartFast();
      try (GauntletProcess web =
          GauntletProcess.run(WebApplication.class, environment(temporal, "web"))) {
        Rest rest = new Rest(web.awaitListening());
        play(rest, provider, workers);
        assertAll(rest, provider.requests());
      }
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError("with -Dgauntlet.kill.seed=" + seed, failure);
    }
  }

  private void play(Rest rest, ProviderProcess provider, Workers workers) throws Exception {
    GauntletProcess worker = workers.start();
    try {
      for (String id : battles()) {
        rest.start(
            id,
            """
            "provider":"openai","model":"gpt-counted","messageLimit":%d,"goal":"Settle the bill"
            """
                .formatted(MESSAGES));
      }
      for (int kill = 1; kill <= KILLS; kill++) {
        provider.awaitMore(1 + random.nextInt(MOST_REQUESTS_BETWEEN_KILLS), A_WHILE);
        assertThat(ended()).as("battles ended before kill %d", kill).isLessThan(BATTLES);
        worker.kill();
        noteOpenCalls();
        worker = workers.start();
      }
      await("the end of all battles")
          .atMost(Duration.ofSeconds(120))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> ended() == BATTLES);
    } finally {
      worker.close();
    }
  }

  /** What a dead worker has sent to the database is still being done there. */
  private void noteOpenCalls() {
    await("the end of the dead worker's sessions")
        .atMost(A_WHILE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() ->
            jdbc.sql("select count(*) from pg_stat_activity where application_name = 'worker'")
                    .query(Integer.class)
                    .single()
                == 0);
    jdbc.sql("select * from llm_calls where state = 'pending'")
        .query((row, n) -> new OpenRequest(call(row), row.getInt("requests")))
        .list()
        .forEach(openAtAKill::add);
  }

  private int ended() {
    return jdbc.sql("select count(*) from battles where ended_reason is not null")
        .query(Integer.class)
        .single();
  }

  private void assertAll(Rest rest, List<Request> requests) {
    List<Row> journal = journal();
    Map<Call, List<Request>> sent = requests.stream().collect(groupingBy(Request::call));
    Map<Call, Row> rows =
        journal.stream().collect(Collectors.toMap(Row::call, Function.identity()));
    Map<String, List<Row>> byBattle = journal.stream().collect(groupingBy(Row::battle));

    assertThat(rows.keySet())
        .as("calls with a row are those that were sent")
        .isEqualTo(sent.keySet());
    rows.forEach((call, row) -> assertPaidOnce(row, sent.getOrDefault(call, List.of())));
    for (String id : battles()) {
      assertTold(rest, id, byBattle.getOrDefault(id, List.of()));
    }
    assertThat(openAtAKill).as("open at a kill").hasSizeBetween(1, KILLS * CONCURRENCY);
    System.out.printf(
        "%d kills: %d calls, %d requests opened, %d of them repeated, %d arrived, %d broken off%n",
        KILLS,
        journal.size(),
        journal.stream().mapToInt(Row::requests).sum(),
        openAtAKill.size(),
        requests.size(),
        requests.stream().filter(Request::brokenOff).count());
  }

  /** Only what was on the wire at a kill is sent again, and nothing once its answer is stored. */
  private void assertPaidOnce(Row row, List<Request> sent) {
    assertThat(row.state()).as("%s", row).isEqualTo("stored");
    assertThat(row.repeated())
        .as("repeats of %s", row)
        .isEqualTo(openAtAKill.stream().filter(open -> open.call().equals(row.call())).count());
    assertThat(sent).as("requests for %s", row).hasSizeBetween(1, row.requests());
    assertThat(sent)
        .as("requests for %s", row)
        .allSatisfy(request -> assertThat(request.at()).isBeforeOrEqualTo(row.storedAt()));
    Request last = sent.stream().max(Comparator.comparing(Request::number)).orElseThrow();
    assertThat(row.tokensIn())
        .as("the last answer is stored of %s", row)
        .isEqualTo(last.tokensIn());
    assertThat(row.tokensOut()).as("%s", row).isEqualTo(last.tokensOut());
    assertThat(row.costMicros()).as("%s", row).isEqualTo(costMicros(last));
  }

  private static long costMicros(Request request) {
    return Math.ceilDiv(
        request.tokensIn() * INPUT_MICROS_PER_MILLION
            + request.tokensOut() * OUTPUT_MICROS_PER_MILLION,
        1_000_000);
  }

  private void assertTold(Rest rest, String id, List<Row> journal) {
    JsonNode status = rest.status(id);
    List<JsonNode> messages = rest.messages(id);
    assertThat(status.path("endedReason").stringValue())
        .as(id)
        .isEqualTo(id.endsWith("0") ? "goal" : "limit");
    assertThat(messages)
        .as(id)
        .extracting(message -> message.path("seq").intValue())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, id.endsWith("0") ? 4 : MESSAGES).boxed().toList());

    JsonNode usage = status.path("usage");
    long paid = journal.stream().collect(summingLong(row -> row.costMicros() + row.wastedMicros()));
    long said = messages.stream().collect(summingLong(message -> micros(message.path("costUsd"))));
    long besides =
        journal.stream()
            .collect(
                summingLong(row ->
                    row.wastedMicros()
                        + (row.call().purpose().equals("judge") ? row.costMicros() : 0)));
    assertThat(micros(usage.path("costUsd"))).as(id).isPositive().isEqualTo(paid);
    assertThat(said + besides).as(id).isEqualTo(paid);
    assertThat(usage.path("callsRepeated").intValue())
        .as(id)
        .isEqualTo(journal.stream().collect(summingInt(Row::repeated)));
    assertThat(usage.path("llmCalls").intValue())
        .as(id)
        .isEqualTo(journal.stream().collect(summingInt(row -> row.requests() - row.unpaid())));
    assertHappened(id, rest.get("/api/battles/" + id + "/events").path("events"), journal);
  }

  private static void assertHappened(String id, JsonNode happened, List<Row> journal) {
    List<JsonNode> events = happened.valueStream().toList();
    assertThat(events)
        .as(id)
        .extracting(event -> event.path("position").intValue())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, events.size()).boxed().toList());
    assertThat(events.getLast().path("type").stringValue()).as(id).isEqualTo("ended");
    List<Integer> lost =
        events.stream()
            .filter(event -> event.path("type").stringValue().equals("worker_lost"))
            .map(event -> event.path("seq").intValue())
            .toList();
    assertThat(lost)
        .as("where %s lost its worker", id)
        .containsAll(
            journal.stream()
                .filter(row -> row.repeated() > 0)
                .map(row -> row.call().seq())
                .toList());
  }

  private static long micros(JsonNode usd) {
    return usd.decimalValue().movePointRight(6).longValueExact();
  }

  private List<Row> journal() {
    return jdbc.sql("select * from llm_calls")
        .query((row, n) ->
            new Row(
                call(row),
                row.getString("state"),
                row.getInt("requests"),
                row.getInt("failures"),
                row.getInt("tokens_in"),
                row.getInt("tokens_out"),
                row.getLong("cost_micros"),
                row.getLong("wasted_micros"),
                row.getObject("stored_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static Call call(ResultSet row) throws SQLException {
    return new Call(
        row.getString("battle_id"),
        row.getInt("seq"),
        row.getString("purpose"),
        row.getInt("ordinal"));
  }

  private static List<String> battles() {
    return IntStream.rangeClosed(1, BATTLES).mapToObj(i -> "kill-" + i).toList();
  }

  private Map<String, String> environment(TemporalServer temporal, String name) {
    return Map.of(
        "GAUNTLET_DB_URL", database.jdbcUrl() + "?ApplicationName=" + name,
        "GAUNTLET_DB_USER", database.user(),
        "GAUNTLET_DB_PASSWORD", database.password(),
        "GAUNTLET_TEMPORAL_TARGET", temporal.target(),
        "OPENAI_API_KEY", "");
  }

  /** Worker processes, of which one lives at a time. */
  private final class Workers {
    private final Map<String, String> environment;
    private final String[] arguments;

    Workers(TemporalServer temporal, ProviderProcess provider) {
      this.environment = new HashMap<>(environment(temporal, "worker"));
      environment.put(
          "JDK_JAVA_OPTIONS",
          "-XX:TieredStopAtLevel=1 -XX:+AutoCreateSharedArchive -Xlog:cds*=off"
              + " -XX:SharedArchiveFile="
              + scratch.resolve("worker.jsa"));
      String block = "--gauntlet.providers.openai.";
      String model = block + "models[0].";
      this.arguments =
          new String[] {
            block + "base-url=" + provider.baseUrl(),
            block + "concurrency=" + CONCURRENCY,
            model + "name=gpt-counted",
            model + "input-usd-per-million-tokens=0.15",
            model + "output-usd-per-million-tokens=0.60"
          };
    }

    /** One that ends in peace leaves an archive of its classes to those that will not. */
    void learnToStartFast() throws IOException, InterruptedException {
      try (GauntletProcess first = start()) {
        first.awaitListening();
      }
    }

    GauntletProcess start() throws IOException {
      return GauntletProcess.run(WorkerApplication.class, environment, arguments);
    }
  }
}
