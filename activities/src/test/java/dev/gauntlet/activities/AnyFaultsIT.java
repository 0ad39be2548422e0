package dev.gauntlet.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gauntlet.storage.battle.BattleEvent;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.StoredMessage;
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.Payloads;
import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.battle.BattleInput;
import dev.gauntlet.workflows.battle.BattleResult;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.BattleWorkflow;
import dev.gauntlet.workflows.battle.BattleWorkflowImpl;
import dev.gauntlet.workflows.battle.BattleWorkflows;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every battle, whatever its provider does and whoever pauses or cancels it. Each
 * run draws its seeds; {@code -Dgauntlet.faults.seed} plays one of them again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnyFaultsIT {
  private static final int BATTLES = 32;
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Criterion DONE =
      new Criterion("done", Criterion.Type.LLM, "It is done.", true, false);

  /** Ends at which no answer can have got lost on its way here. */
  private static final Set<EndedReason> WITH_EVERYTHING_HEARD =
      EnumSet.complementOf(EnumSet.of(EndedReason.MANUAL, EndedReason.TIMEOUT));

  private final Stage stage = new Stage();
  private final TestWorkflowEnvironment temporal =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build())
              .build());

  @BeforeAll
  void open() {
    Worker battles =
        temporal.newWorker(
            TaskQueues.BATTLES,
            WorkerOptions.newBuilder()
                .setLocalActivityWorkerOnly(true)
                .setDefaultDeadlockDetectionTimeout(5_000)
                .build());
    battles.registerWorkflowImplementationTypes(BattleWorkflowImpl.class);
    battles.registerActivitiesImplementations(stage.recording);
    temporal
        .newWorker(TaskQueues.ofProvider("openai"))
        .registerActivitiesImplementations(stage.turns, stage.judging);
    temporal.start();
  }

  @AfterAll
  void close() {
    temporal.close();
    stage.close();
  }

  static LongStream seeds() {
    Long again = Long.getLong("gauntlet.faults.seed");
    return again == null ? new Random().longs(BATTLES) : LongStream.of(again);
  }

  /** A row of the journal. */
  private record Row(
      CallKey key, String state, int requests, int unsettled, long costMicros, Instant storedAt) {}

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aBattleEndsForAReasonAndItsAccountsAgree(long seed) throws Exception {
    try {
      playAndAudit(seed);
    } catch (AssertionError | Exception failure) {
      throw new AssertionError("with -Dgauntlet.faults.seed=" + seed, failure);
    }
  }

  private void playAndAudit(long seed) throws Exception {
    Random random = new Random(seed);
    boolean hasty = random.nextInt(6) == 0;
    BigDecimal budget = random.nextInt(5) == 0 ? new BigDecimal("0.004") : null;
    Misfortune provider = new Misfortune(random, hasty ? 250 : 10);
    String battle = stage.accepted(budget, hasty ? 1 : 600, DONE);
    int interventionAt = 1 + random.nextInt(30);
    int kind = random.nextInt(3);
    AtomicInteger asked = new AtomicInteger();
    stage.server.answerWith(request -> {
      if (asked.incrementAndGet() == interventionAt) {
        intervene(battle, kind);
      }
      return provider.apply(request);
    });

    BattleResult result = play(battle);
    await().atMost(SOON).until(() -> stage.inFlight.battles().isEmpty());

    assertThat(result.reason()).isNotNull();
    BattleRow row = stage.queries.find(battle).orElseThrow();
    BattleRow.End end = row.end();
    assertThat(end).isNotNull();
    assertThat(end.reason()).isEqualTo(result.reason());
    assertThat(end.error() != null).isEqualTo(result.reason() == EndedReason.ERROR);
    if (kind != 0) {
      assertThat(result.reason()).as("nobody cancelled").isNotEqualTo(EndedReason.MANUAL);
    }
    List<StoredMessage> messages = stage.queries.messages(battle, 0, 200);
    assertCounted(messages.stream().map(StoredMessage::seq).toList());
    assertThat(row.messageCount()).isEqualTo(messages.size());
    assertEventsAgree(stage.queries.events(battle, 0, 1_000), messages.size());
    assertPaidOnce(battle, journal(battle));
    assertSumsAgree(battle, messages, result.reason(), provider.billedMicros());
  }

  private BattleResult play(String battle) throws Exception {
    BattleInput input = new BattleInput(battle, 0);
    BattleWorkflow workflow =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                BattleWorkflow.class, BattleWorkflows.startOptions(input, "any faults"));
    WorkflowClient.start(workflow::play, input);
    passTimeUntilTheEndOf(battle);
    return WorkflowStub.fromTyped(workflow).getResult(20, TimeUnit.SECONDS, BattleResult.class);
  }

  /**
   * Waiting for the result would skip time also while the battle is paused, and so up to the end of
   * all patience. The circuit of the provider keeps real time, which nobody skips: it may be open
   * for a minute, and again after that.
   */
  private void passTimeUntilTheEndOf(String battle) {
    Instant enough = Instant.now().plusSeconds(240);
    BattleRow row = stage.queries.find(battle).orElseThrow();
    while (row.end() == null) {
      assertThat(Instant.now()).as("time when the battle has not ended").isBefore(enough);
      if (row.state() == BattleState.PAUSED) {
        want(battle, Wanted.RUN);
      }
      temporal.sleep(Duration.ofSeconds(5));
      row = stage.queries.find(battle).orElseThrow();
    }
  }

  /** Cancels, or pauses: for a moment, or until it stands still. */
  private void intervene(String battle, int kind) {
    if (kind == 0) {
      want(battle, Wanted.CANCEL);
      stage.inFlight.abort(battle);
      return;
    }
    want(battle, Wanted.PAUSE);
    if (kind == 1) {
      want(battle, Wanted.RUN);
    }
  }

  private void want(String battle, Wanted wanted) {
    stage
        .intents
        .want(battle, wanted, "somebody", null)
        .ifPresent(intent -> tell(battle, intent, wanted));
  }

  private void tell(String battle, Intent intent, Wanted wanted) {
    BattleWorkflow workflow =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(BattleWorkflow.class, BattleWorkflows.id(battle));
    try {
      switch (wanted) {
        case PAUSE -> workflow.pause(intent);
        case RUN -> workflow.resume(intent);
        case CANCEL -> workflow.cancel(intent);
        case EXPIRE -> workflow.expire(intent);
      }
    } catch (WorkflowNotFoundException ended) {
      // Too late.
    }
  }

  private static void assertCounted(List<Integer> numbers) {
    assertThat(numbers)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
  }

  private static void assertEventsAgree(List<BattleEvent> events, int messages) {
    assertCounted(events.stream().map(BattleEvent::position).toList());
    assertThat(events.getFirst().type()).isEqualTo("started");
    assertThat(events.getLast().type()).isEqualTo("ended");
    assertThat(events).extracting(BattleEvent::type).containsOnlyOnce("started", "ended");
    assertThat(events).filteredOn(event -> event.type().equals("message")).hasSize(messages);
  }

  private void assertPaidOnce(String battle, List<Row> journal) {
    Map<CallKey, List<ReceivedRequest>> sent =
        stage.server.requests().stream()
            .filter(request -> battle.equals(request.conversation().orElse("")))
            .collect(Collectors.groupingBy(AnyFaultsIT::callOf));
    assertThat(journal).extracting(Row::key).containsAll(sent.keySet());
    for (Row row : journal) {
      List<ReceivedRequest> requests = sent.getOrDefault(row.key(), List.of());
      assertThat(requests).as("%s", row).hasSizeLessThanOrEqualTo(row.requests());
      if (row.state().equals("stored")) {
        assertThat(requests)
            .as("%s", row)
            .isNotEmpty()
            .allSatisfy(request -> assertThat(request.at()).isBeforeOrEqualTo(row.storedAt()));
      }
    }
    assertThat(stage.queries.usage(battle).total().callsRepeated())
        .as("no worker was lost: only what broke off, and may be billed, was repeated")
        .isLessThanOrEqualTo(journal.stream().mapToInt(Row::unsettled).sum());
  }

  private static CallKey callOf(ReceivedRequest request) {
    return new CallKey(
        request.conversation().orElse(""),
        request.seq(),
        CallPurpose.of(request.purpose()),
        request.ordinal());
  }

  private void assertSumsAgree(
      String battle, List<StoredMessage> messages, EndedReason reason, long billed) {
    List<Row> journal = journal(battle);
    long paid = journal.stream().mapToLong(Row::costMicros).sum();
    long said =
        messages.stream()
            .map(StoredMessage::costMicros)
            .mapToLong(cost -> cost == null ? 0 : cost)
            .sum();
    long judged =
        journal.stream()
            .filter(row -> row.key().purpose() == CallPurpose.JUDGE)
            .mapToLong(Row::costMicros)
            .sum();
    assertThat(stage.queries.usage(battle).total().costMicros()).isEqualTo(paid);
    long unusable =
        journal.stream()
            .filter(row -> isUnusable(row, journal, messages.size()))
            .mapToLong(Row::costMicros)
            .sum();
    assertThat(said + judged + unusable).isEqualTo(paid);
    if (WITH_EVERYTHING_HEARD.contains(reason)) {
      assertThat(paid).as("what the provider bills").isEqualTo(billed);
    } else {
      assertThat(paid).isLessThanOrEqualTo(billed);
    }
  }

  /** An empty answer that was, or was to be, asked for once more. */
  private static boolean isUnusable(Row row, List<Row> journal, int messages) {
    CallKey key = row.key();
    return key.purpose() != CallPurpose.JUDGE
        && (key.seq() > messages
            || journal.stream()
                .filter(other -> other.state().equals("stored"))
                .map(Row::key)
                .anyMatch(other ->
                    other.seq() == key.seq()
                        && other.purpose() == key.purpose()
                        && other.ordinal() > key.ordinal()));
  }

  private List<Row> journal(String battle) {
    return stage
        .jdbc
        .sql(
            """
            select *, coalesce(cost_micros, 0) + wasted_micros as paid from llm_calls
            where battle_id = ?
            """)
        .param(battle)
        .query((row, n) ->
            new Row(
                new CallKey(
                    battle,
                    row.getInt("seq"),
                    CallPurpose.of(row.getString("purpose")),
                    row.getInt("ordinal")),
                row.getString("state"),
                row.getInt("requests"),
                row.getInt("unsettled"),
                row.getLong("paid"),
                row.getString("stored_at") == null
                    ? Instant.MAX
                    : row.getObject("stored_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
