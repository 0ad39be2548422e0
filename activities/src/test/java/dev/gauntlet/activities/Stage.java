package dev.gauntlet.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gauntlet.activities.call.Audience;
import dev.gauntlet.activities.call.DailyBudget;
import dev.gauntlet.activities.call.Heartbeats;
import dev.gauntlet.activities.call.InFlightCalls;
import dev.gauntlet.activities.call.JournaledCalls;
import dev.gauntlet.activities.call.LiveAnswers;
import dev.gauntlet.activities.judge.JudgingActivitiesImpl;
import dev.gauntlet.activities.judge.RuleJudge;
import dev.gauntlet.activities.limit.Limits;
import dev.gauntlet.activities.limit.ProviderLimits;
import dev.gauntlet.activities.provider.Providers;
import dev.gauntlet.activities.provider.TokenCounter;
import dev.gauntlet.activities.provider.http.HttpClients;
import dev.gauntlet.activities.provider.openai.OpenAiProvider;
import dev.gauntlet.activities.provider.openai.OpenAiSettings;
import dev.gauntlet.activities.recording.RecordingActivitiesImpl;
import dev.gauntlet.activities.summary.SummaryActivitiesImpl;
import dev.gauntlet.activities.turn.TurnActivitiesImpl;
import dev.gauntlet.storage.battle.Admission;
import dev.gauntlet.storage.battle.Admissions;
import dev.gauntlet.storage.battle.BattleEvent;
import dev.gauntlet.storage.battle.BattleIntents;
import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.Events;
import dev.gauntlet.storage.battle.Judgements;
import dev.gauntlet.storage.battle.Messages;
import dev.gauntlet.storage.battle.NewMessage;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.storage.battle.StoredMessage;
import dev.gauntlet.storage.battle.Transcripts;
import dev.gauntlet.storage.journal.CallOrder;
import dev.gauntlet.storage.journal.Journal;
import dev.gauntlet.storage.report.RunReports;
import dev.gauntlet.storage.report.RunSummaries;
import dev.gauntlet.storage.report.RunTranscripts;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.signal.ChangedBattles;
import dev.gauntlet.storage.signal.Delta;
import dev.gauntlet.testing.ProviderServer;
import dev.gauntlet.testing.TestDatabase;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.battle.Asking;
import dev.gauntlet.workflows.battle.Lane;
import dev.gauntlet.workflows.battle.TurnCommand;
import dev.gauntlet.workflows.pricing.ModelPrice;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.failure.ApplicationFailure;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a test plays: a database, a provider, and the activities between them. */
public final class Stage implements AutoCloseable {
  /** The provider's key, which nobody may see. */
  public static final String KEY = "sk-test-0123456789abcdef";

  /** Active time that no test uses up. */
  public static final long AMPLE_MS = 600_000;

  /** One micro-USD for a token read, two for one written. */
  public static final ModelPrice PRICE = new ModelPrice(1_000_000, 500_000, 2_000_000);

  private static final DataSource DATABASE = migrated();
  private static final HttpClient CLIENT = HttpClients.create();
  private static final TokenCounter COUNTER = new TokenCounter();
  private static final AtomicInteger BATTLES = new AtomicInteger();

  public final Faults faults = new Faults(DATABASE);
  public final JdbcClient jdbc = JdbcClient.create(faults);
  public final TransactionTemplate transactions =
      new TransactionTemplate(new JdbcTransactionManager(faults));
  public final Events events = new Events(jdbc, new ChangedBattles(ids -> {}));
  public final Messages messages = new Messages(jdbc, new ChangedBattles(ids -> {}));
  public final Judgements judgements = new Judgements(jdbc, events);
  public final Journal journal = new Journal(jdbc, transactions, events, messages, judgements);
  public final BattleProgress progress = new BattleProgress(jdbc, transactions, events, messages);
  public final BattleQueries queries = new BattleQueries(jdbc);
  public final BattleIntents intents = new BattleIntents(jdbc);
  public final InFlightCalls inFlight = new InFlightCalls();
  public final ProviderServer server = ProviderServer.start();
  public final TurnActivitiesImpl turns;
  public final JudgingActivitiesImpl judging;
  public final RecordingActivitiesImpl recording;
  public final SummaryActivitiesImpl summarising;

  public final Audience audience = new Audience(InstantSource.system());
  public final List<Delta> deltas = new CopyOnWriteArrayList<>();

  private final LiveAnswers live = new LiveAnswers(audience, deltas::addAll);
  private final Heartbeats heartbeats = new Heartbeats();

  public final SimpleMeterRegistry measured = new SimpleMeterRegistry();

  /** A stage with an empty script. */
  public Stage() {
    this(ProviderLimits.ofConcurrency(100));
  }

  /** The same with limits of the provider. */
  public Stage(ProviderLimits limits) {
    Providers providers =
        new Providers(
            List.of(
                new OpenAiProvider(
                    OpenAiSettings.of("openai", server.baseUrl(), KEY, Map.of()),
                    CLIENT,
                    COUNTER,
                    InstantSource.system())),
            (provider, model) -> Optional.of(PRICE));
    JournaledCalls calls =
        new JournaledCalls(
            journal,
            progress,
            providers,
            inFlight,
            heartbeats,
            live,
            new Limits(Map.of("openai", limits), measured),
            "worker-1",
            DailyBudget.NONE);
    Transcripts transcripts = new Transcripts(jdbc);
    this.turns = new TurnActivitiesImpl(transcripts, journal, calls);
    this.judging = new JudgingActivitiesImpl(transcripts, journal, calls);
    this.recording =
        new RecordingActivitiesImpl(
            progress,
            queries,
            new RuleJudge(transcripts, judgements, transactions),
            new RunReports(jdbc, new JdbcTransactionManager(faults))::store,
            Optional.empty(),
            measured);
    this.summarising =
        new SummaryActivitiesImpl(
            new RunQueries(jdbc),
            new RunTranscripts(jdbc),
            new RunSummaries(jdbc),
            new RunReports(jdbc, new JdbcTransactionManager(faults))::of,
            journal,
            calls);
  }

  /** How this database is reached by whoever listens to it. */
  public DataSource database() {
    return DATABASE;
  }

  private static DataSource migrated() {
    DataSource database = TestDatabase.create().dataSource();
    Flyway.configure().dataSource(database).load().migrate();
    return database;
  }

  /** A battle whose opponent has said "Where is my order?". */
  public String battle() {
    return battle(null, new Criterion("done", Criterion.Type.LLM, "It is done.", true, false));
  }

  /** The same with a budget and criteria. */
  public String battle(@Nullable BigDecimal budget, Criterion... criteria) {
    String id = accepted(budget, 600, criteria);
    progress.begin(id);
    return id;
  }

  /** A battle that has not begun, with so many seconds of active time. */
  public String accepted(@Nullable BigDecimal budget, int timeoutSeconds, Criterion... criteria) {
    String id = "b-" + BATTLES.incrementAndGet();
    BattleSpec spec = spec(budget, timeoutSeconds, criteria);
    new Admissions(jdbc).admit(new Admission(id, spec, new byte[] {1}, null));
    return id;
  }

  /** What is played here. */
  public static BattleSpec spec(
      @Nullable BigDecimal budget, int timeoutSeconds, Criterion... criteria) {
    return new BattleSpec(
        new BattleSpec.AgentSpec(
            "openai",
            "gpt-4o-mini",
            "Be kind.",
            null,
            null,
            256,
            null,
            List.of(),
            null,
            List.of(new ModelChoice("openai", "gpt-4o"))),
        new OpponentSpec.Simulated("openai", "gpt-4o-mini", "Ann, 40", true, List.of()),
        new BattleSpec.JudgeSpec("openai", "gpt-4o", List.of(), List.of(criteria)),
        "to get a refund",
        "Where is my order?",
        10,
        budget,
        timeoutSeconds,
        30,
        7,
        Lane.STANDARD,
        Map.of());
  }

  /** Says the agent's message 2, as if it had been bought. */
  public void agentSays(String battle, String text) {
    progress.say(new NewMessage(battle, 2, NewMessage.Author.MODEL, text, false, null));
  }

  /** Leaves the agent's message 2 pending, as a worker that died does. */
  public void lost(String battle) {
    journal.open(
        new CallOrder(
            new CallKey(battle, 2, CallPurpose.AGENT, 0),
            "openai",
            "gpt-4o-mini",
            new byte[] {1},
            "worker-0",
            100L,
            null,
            List.of()));
  }

  /** The agent's message 2. */
  public static TurnCommand agentTurn(String battle) {
    return agentTurn(battle, AMPLE_MS);
  }

  /** The agent's message 2, asked for so. */
  public static TurnCommand agentTurn(String battle, Asking asking) {
    return new TurnCommand(battle, 2, CallPurpose.AGENT, asking.ordinal(), AMPLE_MS);
  }

  /** The agent's message 2 with so much active time left. */
  public static TurnCommand agentTurn(String battle, long activeMsLeft) {
    return new TurnCommand(battle, 2, CallPurpose.AGENT, 0, activeMsLeft);
  }

  /** Everything said, in order. */
  public List<String> said(String battle) {
    return queries.messages(battle, 0, 100).stream().map(StoredMessage::content).toList();
  }

  /** The types of what happened, in order. */
  public List<String> happenings(String battle) {
    return queries.events(battle, 0, 100).stream().map(BattleEvent::type).toList();
  }

  /** A column of the battle's only call, as text. */
  public @Nullable String call(String battle, String column) {
    return jdbc.sql("select to_jsonb(c) ->> :column from llm_calls c where battle_id = :battle")
        .param("column", column)
        .param("battle", battle)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /** How a step failed, as Temporal is told. */
  public static ApplicationFailure failureOf(ThrowingCallable step) {
    Throwable thrown = catchThrowable(step);
    assertThat(thrown).as("the step fails").isNotNull();
    while (!(thrown instanceof ApplicationFailure) && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    assertThat(thrown).isInstanceOf(ApplicationFailure.class);
    return (ApplicationFailure) thrown;
  }

  @Override
  public void close() {
    heartbeats.close();
    server.close();
  }
}
