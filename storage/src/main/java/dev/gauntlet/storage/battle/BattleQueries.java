package dev.gauntlet.storage.battle;

import dev.gauntlet.storage.Columns;
import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.Place;
import dev.gauntlet.storage.battle.StoredMessage.StoredJudgement;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.Spent;
import dev.gauntlet.workflows.Usage;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads battles. */
public final class BattleQueries {
  private final JdbcClient jdbc;

  /** Reads over this client. */
  public BattleQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One battle. */
  public Optional<BattleRow> find(String id) {
    return jdbc.sql("select * from whole_battles where id = ?")
        .param(id)
        .query(BattleRows::read)
        .optional();
  }

  /**
   * A page of battles, newest first. What was judged is looked up battle by battle, so ask for it
   * together with a run.
   */
  public List<BattleRow> list(BattleFilter filter) {
    return jdbc.sql(
            """
            select * from whole_battles
            where (cast(:state as text) is null or state = :state)
              and (cast(:run as text) is null or run_id = :run)
              and (cast(:agent as text) is null
                or own_spec #>> '{agent,origin,agentId}' = :agent
                or run_id = any(array(
                  select id from runs where battle #>> '{agent,origin,agentId}' = :agent)))
              and (cast(:endedReason as text) is null or ended_reason = :endedReason)
              and (cast(:tag as text) is null
                or own_spec -> 'tags' @> jsonb_build_object(cast(:tag as text), cast(:value as text))
                or run_id = any(array(
                  select id from runs where battle -> 'tags'
                    @> jsonb_build_object(cast(:tag as text), cast(:value as text)))))
              and (cast(:criterion as text) is null or (
                select j.criteria from judgements j
                where j.battle_id = whole_battles.id
                order by j.seq desc
                limit 1
              ) @> jsonb_build_array(jsonb_build_object(
                'id', cast(:criterion as text), 'met', cast(:met as boolean))))
              and (cast(:before as timestamptz) is null
                or (created_at, id) < (:before, cast(:beforeId as text)))
            order by created_at desc, id desc
            limit :limit
            """)
        .param("state", filter.state() == null ? null : filter.state().word())
        .param("run", filter.runId())
        .param("agent", filter.agentId())
        .param("endedReason", filter.endedReason() == null ? null : filter.endedReason().word())
        .param("tag", filter.tagKey())
        .param("value", filter.tagValue())
        .param("criterion", filter.judged() == null ? null : filter.judged().criterion())
        .param("met", filter.judged() == null ? null : filter.judged().met())
        .param("before", Place.timeOf(filter.before()))
        .param("beforeId", Place.idOf(filter.before()))
        .param("limit", filter.limit())
        .query(BattleRows::read)
        .list();
  }

  /**
   * How many battles there are.
   *
   * @param playing neither ended nor paused
   * @param ended ended
   */
  public record Counts(long playing, long ended) {}

  /** How many battles are being played and how many have ended. */
  public Counts counts() {
    return jdbc.sql(
            """
            select count(*) filter (where ended_reason is null and state <> 'paused') as playing,
                   count(*) filter (where ended_reason is not null) as ended
            from battles
            """)
        .query((row, n) -> new Counts(row.getLong("playing"), row.getLong("ended")))
        .single();
  }

  /** How many battles are in each state, by how they ended; what has no battle is left out. */
  public List<EndCount> countsByEnd() {
    return jdbc.sql(
            """
            select state, ended_reason, count(*) as battles
            from battles
            group by state, ended_reason
            """)
        .query((row, n) -> {
          String reason = row.getString("ended_reason");
          return new EndCount(
              BattleState.of(row.getString("state")),
              reason == null ? null : EndedReason.of(reason),
              row.getLong("battles"));
        })
        .list();
  }

  /** What one battle used so far, by the journal. */
  public Usage usage(String id) {
    return usages(List.of(id)).getOrDefault(id, Usage.NOTHING);
  }

  /**
   * What the steps of a battle used that are done; the others report theirs when they are taken.
   */
  public Usage usageOfStepsDone(String id) {
    return usages(List.of(id), true).getOrDefault(id, Usage.NOTHING);
  }

  /** What battles used so far, by the journal; those without a call are left out. */
  public Map<String, Usage> usages(Collection<String> ids) {
    return usages(ids, false);
  }

  /** A stored call without a price makes the cost unknown. */
  private Map<String, Usage> usages(Collection<String> ids, boolean stepsDoneOnly) {
    Map<String, Usage> usages = new HashMap<>();
    jdbc.sql(
            """
            select battle_id, purpose,
              sum(tokens_in) as tokens_in, sum(tokens_out) as tokens_out,
              case when count(*) = count(cost_micros) then sum(cost_micros)::bigint end
                as cost_micros,
              sum(llm_calls) as llm_calls, sum(calls_repeated) as calls_repeated,
              sum(active_ms)::bigint as active_ms, bool_or(estimated) as estimated,
              sum(unsettled_micros)::bigint as unsettled_micros
            from call_usage
            where battle_id = any(:ids) and (not :stepsDoneOnly or step_done)
            group by battle_id, purpose
            """)
        .param("ids", ids.toArray(String[]::new))
        .param("stepsDoneOnly", stepsDoneOnly)
        .query(row -> {
          String id = row.getString("battle_id");
          Usage before = usages.getOrDefault(id, Usage.NOTHING);
          usages.put(id, before.plus(CallPurpose.of(row.getString("purpose")), spent(row)));
        });
    return usages;
  }

  /** What a row of sums says was used. */
  public static Spent spent(ResultSet row) throws SQLException {
    return new Spent(
        row.getLong("tokens_in"),
        row.getLong("tokens_out"),
        Columns.number(row, "cost_micros"),
        row.getInt("llm_calls"),
        row.getInt("calls_repeated"),
        row.getLong("active_ms"),
        row.getLong("unsettled_micros"),
        row.getBoolean("estimated"));
  }

  /** What one call used, over all its requests. */
  public Spent spent(CallKey key) {
    return jdbc.sql(
            """
            select * from call_usage
            where battle_id = :battle and seq = :seq and purpose = :purpose and ordinal = :ordinal
            """)
        .param("battle", key.battleId())
        .param("seq", key.seq())
        .param("purpose", key.purpose().word())
        .param("ordinal", key.ordinal())
        .query((row, n) -> spent(row))
        .optional()
        .orElse(Spent.NOTHING);
  }

  /** How the agent's answers ended that did not end as usual. */
  public UnusualAnswers unusualAnswers(String id) {
    return jdbc.sql(
            """
            select count(*) filter (where finish = 'refusal') as refused,
              count(*) filter (where finish = 'content_filter') as filtered,
              count(*) filter (where finish = 'length') as truncated,
              count(*) filter (where content = '' and finish in ('stop', 'length')) as empty
            from messages
            where battle_id = ? and role = 'assistant' and author = 'model'
            """)
        .param(id)
        .query((row, n) ->
            new UnusualAnswers(
                row.getInt("refused"),
                row.getInt("filtered"),
                row.getInt("truncated"),
                row.getInt("empty")))
        .single();
  }

  /** Messages behind {@code sinceSeq} with their judgements, in order. */
  public List<StoredMessage> messages(String id, int sinceSeq, int limit) {
    return jdbc.sql(
            """
            select m.seq, m.role, m.author, m.content, m.provider, m.model, m.finish, m.tokens_in,
                   m.tokens_out, m.cost_micros, m.latency_ms, m.created_at,
                   j.verdict, j.rationale, j.criteria,
                   j.provider as judge_provider, j.model as judge_model
            from messages m left join judgements j using (battle_id, seq)
            where m.battle_id = :battle and m.seq > :since
            order by m.seq
            limit :limit
            """)
        .param("battle", id)
        .param("since", sinceSeq)
        .param("limit", limit)
        .query(BattleQueries::message)
        .list();
  }

  /** Everything that was said in battles, in order; those without a message are left out. */
  public Map<String, List<StoredMessage>> messagesOf(Collection<String> ids) {
    Map<String, List<StoredMessage>> messages = new HashMap<>();
    jdbc.sql(
            """
            select m.battle_id, m.seq, m.role, m.author, m.content, m.provider, m.model, m.finish,
                   m.tokens_in, m.tokens_out, m.cost_micros, m.latency_ms, m.created_at,
                   j.verdict, j.rationale, j.criteria,
                   j.provider as judge_provider, j.model as judge_model
            from messages m left join judgements j using (battle_id, seq)
            where m.battle_id = any(?)
            order by m.battle_id, m.seq
            """)
        .param(ids.toArray(String[]::new))
        .query(row -> {
          messages
              .computeIfAbsent(row.getString("battle_id"), id -> new ArrayList<>())
              .add(message(row, 0));
        });
    return messages;
  }

  private static StoredMessage message(ResultSet row, int number) throws SQLException {
    return new StoredMessage(
        row.getInt("seq"),
        row.getString("role"),
        row.getString("author"),
        row.getString("content"),
        row.getString("provider"),
        row.getString("model"),
        row.getString("finish"),
        Columns.smallNumber(row, "tokens_in"),
        Columns.smallNumber(row, "tokens_out"),
        Columns.number(row, "cost_micros"),
        Columns.smallNumber(row, "latency_ms"),
        Columns.requiredInstant(row, "created_at"),
        judgement(row));
  }

  private static @Nullable StoredJudgement judgement(ResultSet row) throws SQLException {
    String verdict = row.getString("verdict");
    return verdict == null
        ? null
        : new StoredJudgement(
            verdict,
            row.getString("rationale"),
            List.of(Json.read(row.getString("criteria"), CriterionResult[].class)),
            row.getString("judge_provider"),
            row.getString("judge_model"));
  }

  /** The latest judgement of a battle, with the message it is about. */
  public Optional<StoredMessage> lastJudged(String id) {
    return jdbc.sql(
            """
            select m.seq, m.role, m.author, m.content, m.provider, m.model, m.finish, m.tokens_in,
                   m.tokens_out, m.cost_micros, m.latency_ms, m.created_at,
                   j.verdict, j.rationale, j.criteria,
                   j.provider as judge_provider, j.model as judge_model
            from judgements j join messages m using (battle_id, seq)
            where battle_id = ?
            order by seq desc
            limit 1
            """)
        .param(id)
        .query(BattleQueries::message)
        .optional();
  }

  /** Whether the opponent walked away with message {@code seq}. */
  public boolean leftWith(String id, int seq) {
    return jdbc.sql("select leaves from messages where battle_id = ? and seq = ?")
        .param(id)
        .param(seq)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /**
   * A request that failed and is sent again later.
   *
   * @param attempt which request is due next, from 2
   * @param retryAt when it is due
   * @param reason our own words about the failure
   */
  public record BackOff(int attempt, Instant retryAt, String reason) {}

  /** What a call waits for, when its last request failed and the next one is not due yet. */
  public Optional<BackOff> backOff(String id, int seq, CallPurpose purpose) {
    return jdbc.sql(
            """
            select requests + 1 as attempt, retry_at, failure_sentence from llm_calls
            where battle_id = ? and seq = ? and purpose = ? and state = 'failed'
              and retry_at > now()
            """)
        .param(id)
        .param(seq)
        .param(purpose.word())
        .query((row, n) ->
            new BackOff(
                row.getInt("attempt"),
                Columns.requiredInstant(row, "retry_at"),
                row.getString("failure_sentence")))
        .optional();
  }

  /** Events behind a position, in order. */
  public List<BattleEvent> events(String id, int after, int limit) {
    return jdbc.sql(
            """
            select position, type, seq, at, data from events
            where battle_id = :battle and position > :after
            order by position
            limit :limit
            """)
        .param("battle", id)
        .param("after", after)
        .param("limit", limit)
        .query((row, n) ->
            new BattleEvent(
                row.getInt("position"),
                row.getString("type"),
                Columns.smallNumber(row, "seq"),
                Columns.requiredInstant(row, "at"),
                row.getString("data")))
        .list();
  }
}
