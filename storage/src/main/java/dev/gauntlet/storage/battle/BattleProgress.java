package dev.gauntlet.storage.battle;

import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.webhook.Outbox;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Fallback;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Records how a battle goes through its life. Every step may be repeated without harm. */
public final class BattleProgress {
  private static final int LATEST = Integer.MAX_VALUE;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Events events;
  private final Messages messages;
  private final Ends ends;
  private final Outbox outbox;

  /** Writes over this client; what is told of it has links without a host. */
  public BattleProgress(
      JdbcClient jdbc, TransactionOperations transactions, Events events, Messages messages) {
    this(jdbc, transactions, events, messages, new Outbox(jdbc, ""));
  }

  /** Writes over this client. */
  public BattleProgress(
      JdbcClient jdbc,
      TransactionOperations transactions,
      Events events,
      Messages messages,
      Outbox outbox) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.events = events;
    this.messages = messages;
    this.ends = new Ends(jdbc);
    this.outbox = outbox;
  }

  /**
   * Marks a battle as begun, or as gone on with after its worker was lost or it was retried, and
   * stores its opening line. Whoever begins it hears of what is wanted.
   *
   * @return the battle, or nothing when there is no such row
   */
  public Optional<BattleRow> begin(String battleId) {
    return Objects.requireNonNull(transactions.execute(status -> beginLocked(battleId)));
  }

  private Optional<BattleRow> beginLocked(String battleId) {
    Optional<BattleRow> found =
        jdbc.sql("select id from battles where id = ? for update")
            .param(battleId)
            .query(String.class)
            .optional()
            .map(this::row);
    if (found.isEmpty() || found.get().end() != null) {
      return found;
    }
    BattleRow battle = found.get();
    boolean firstTime = battle.startedAt() == null;
    jdbc.sql(
            """
            update battles
            set state = case when state = 'queued' or state = 'paused' and wanted = 'run'
                             then 'running' else state end,
                started_at = coalesce(started_at, now()), swept_at = coalesce(swept_at, now()),
                delivered_version = wanted_version, updated_at = now()
            where id = ?
            """)
        .param(battleId)
        .update();
    if (firstTime) {
      events.append(battleId, new Happening.Started());
    } else if (battle.state() != BattleState.QUEUED) {
      events.append(battleId, new Happening.WorkerLost(battle.messageCount()));
    }
    Intent intent = battle.intent();
    if (battle.state() == BattleState.PAUSED && battle.wanted() == Wanted.RUN && intent != null) {
      events.append(battleId, new Happening.Resumed(intent.by(), intent.reason()));
    }
    String opening = battle.spec().userMessage();
    if (opening != null && battle.messageCount() == 0) {
      messages.say(new NewMessage(battleId, 1, NewMessage.Author.SCRIPT, opening, false, null));
    }
    return Optional.of(row(battleId));
  }

  /** Stores a message that was not bought, unless it is there. */
  public void say(NewMessage message) {
    transactions.executeWithoutResult(status -> messages.say(message));
  }

  /** Records that the battle stands still, once. */
  public void paused(String battleId, Intent intent) {
    move(
        battleId,
        BattleState.RUNNING,
        BattleState.PAUSED,
        Wanted.PAUSE,
        intent,
        new Happening.Paused(intent.by(), intent.reason()));
  }

  /** Records that the battle goes on, once. */
  public void resumed(String battleId, Intent intent) {
    move(
        battleId,
        BattleState.PAUSED,
        BattleState.RUNNING,
        Wanted.RUN,
        intent,
        new Happening.Resumed(intent.by(), intent.reason()));
  }

  /**
   * Records that a battle goes on with the next entry of a chain, once.
   *
   * @return the entry, or nothing when that was recorded before
   */
  public Optional<ModelChoice> fallBack(String battleId, Fallback fallback) {
    return Objects.requireNonNull(
        transactions.execute(status -> {
          int moved =
              jdbc.sql(
                      """
                      update battles
                      set agent_position = case when :purpose = 'agent'
                                                then :position else agent_position end,
                          opponent_position = case when :purpose = 'opponent'
                                                   then :position else opponent_position end,
                          judge_position = case when :purpose = 'judge'
                                                then :position else judge_position end,
                          updated_at = now()
                      where id = :battle and ended_reason is null
                        and case :purpose when 'agent' then agent_position
                                          when 'opponent' then opponent_position
                                          else judge_position end < :position
                      """)
                  .param("purpose", fallback.purpose().word())
                  .param("position", fallback.position())
                  .param("battle", battleId)
                  .update();
          if (moved == 0) {
            return Optional.empty();
          }
          List<ModelChoice> chain = row(battleId).spec().chain(fallback.purpose());
          ModelChoice next = chain.get(fallback.position());
          Happening fellBack =
              new Happening.FellBack(
                  fallback.seq(),
                  fallback.purpose().word(),
                  chain.get(fallback.position() - 1),
                  next,
                  fallback.failure().name(),
                  fallback.sentence());
          events.append(battleId, fellBack);
          outbox.fellBack(
              battleId,
              fallback.seq(),
              fallback.purpose().word(),
              fallback.position(),
              Json.write(fellBack));
          return Optional.of(next);
        }));
  }

  /** An intent that no row holds, such as a signal sent by hand, is written down here. */
  private void move(
      String battleId,
      BattleState from,
      BattleState to,
      Wanted wanted,
      Intent intent,
      Happening happening) {
    transactions.executeWithoutResult(status -> {
      int moved =
          jdbc.sql(
                  """
                  update battles
                  set state = :to, updated_at = now(),
                      wanted = case when wanted_version <= :version then :wanted else wanted end,
                      wanted_by = case when wanted_version <= :version then :by else wanted_by end,
                      wanted_reason = case when wanted_version <= :version
                                           then :reason else wanted_reason end
                  where id = :battle and state = :from
                  """)
              .param("to", to.word())
              .param("from", from.word())
              .param("version", intent.version())
              .param("wanted", wanted.name().toLowerCase(Locale.ROOT))
              .param("by", intent.by())
              .param("reason", intent.reason())
              .param("battle", battleId)
              .update();
      if (moved == 1) {
        events.append(battleId, happening);
      }
    });
  }

  /**
   * Ends a battle unless it has ended, and returns its row as it then is. A step that was aborted
   * does not know whether by a person or by the run's deadline; the row does.
   */
  public BattleRow end(String battleId, Ending asked) {
    return end(battleId, LATEST, asked);
  }

  /**
   * The same, unless the battle was retried since: then the end is of a life that is over.
   *
   * @param generation how often it had been retried when it came to this end
   */
  public BattleRow end(String battleId, int generation, Ending asked) {
    transactions.executeWithoutResult(status -> {
      if (lockedGeneration(battleId) > generation) {
        return;
      }
      Ending ending =
          asked.reason() == EndedReason.MANUAL ? expired(battleId).orElse(asked) : asked;
      List<String> ended = ends.write(List.of(battleId), false, ending);
      if (!ended.isEmpty()) {
        BattleUsage.sum(jdbc, ended);
        outbox.battlesEnded(ended);
      }
    });
    return row(battleId);
  }

  /** Ends those of many battles that were neither begun nor ended. */
  public void endUnbegun(Collection<String> battleIds, Ending ending) {
    transactions.executeWithoutResult(
        status -> outbox.battlesEnded(ends.write(battleIds, true, ending)));
  }

  /** The end by the run's deadline, if that is what the row wants. */
  private Optional<Ending> expired(String battleId) {
    return jdbc.sql(
            """
            select wanted_version, wanted_by, wanted_reason from battles
            where id = ? and wanted = 'expire' for no key update
            """)
        .param(battleId)
        .query((row, n) ->
            Ending.of(
                Wanted.EXPIRE,
                new Intent(
                    row.getInt("wanted_version"),
                    row.getString("wanted_by"),
                    row.getString("wanted_reason"))))
        .optional();
  }

  private int lockedGeneration(String battleId) {
    return jdbc.sql("select generation from battles where id = ? for no key update")
        .param(battleId)
        .query(Integer.class)
        .single();
  }

  private BattleRow row(String battleId) {
    return jdbc.sql("select * from whole_battles where id = ?")
        .param(battleId)
        .query(BattleRows::read)
        .single();
  }

  /**
   * Whether a battle, or the run whose call it is, has ended or is to be cancelled, so that nothing
   * more is bought for it.
   */
  public boolean isOver(CallKey key) {
    return jdbc.sql("select ended or stopped from subjects where id = ?")
        .param(key.battleId())
        .query(Boolean.class)
        .optional()
        .orElse(true);
  }

  /** Records that a request was lost with its worker and is sent again; runs have no events. */
  public void workerLost(CallKey key) {
    if (!key.isOfRun()) {
      events.append(key.battleId(), new Happening.WorkerLost(key.seq()));
    }
  }
}
