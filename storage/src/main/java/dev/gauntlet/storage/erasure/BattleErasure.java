package dev.gauntlet.storage.erasure;

import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.Text;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.report.RunReports;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Erases single battles. */
public final class BattleErasure {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final BattleQueries battles;
  private final RunReports reports;
  private final BattleTexts texts;
  private final RunTexts runTexts;

  /** Writes over this client. */
  public BattleErasure(
      JdbcClient jdbc,
      TransactionOperations transactions,
      BattleQueries battles,
      RunReports reports) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.battles = battles;
    this.reports = reports;
    this.texts = new BattleTexts(jdbc);
    this.runTexts = new RunTexts(jdbc);
  }

  /**
   * Erases what was asked and said in a battle that has ended, all at once: messages, judgements,
   * the journal's answers, texts of events and of its spec, and what a model wrote about its run
   * after reading it. What its run asks stays with the run, whose report is made again.
   */
  public Erasure erase(String battleId) {
    Optional<BattleRow> found = battles.find(battleId);
    if (found.isEmpty()) {
      return Erasure.NOT_THERE;
    }
    BattleRow battle = found.get();
    if (battle.erasedAt() != null) {
      return Erasure.ERASED;
    }
    if (battle.end() == null) {
      return Erasure.OPEN;
    }
    String run = battle.run() == null ? null : battle.run().runId();
    boolean erased =
        Objects.requireNonNull(
            transactions.execute(status -> {
              boolean done = eraseRows(battleId, battle.spec(), run);
              if (!done) {
                status.setRollbackOnly();
              }
              return done;
            }));
    if (erased && run != null) {
      renewReport(run);
    }
    return erased ? Erasure.ERASED : erase(battleId);
  }

  /** Not when it was retried, or erased by somebody else, a moment ago. */
  private boolean eraseRows(String battleId, BattleSpec spec, @Nullable String run) {
    texts.erase(List.of(battleId));
    boolean erased =
        jdbc.sql(
                    """
                    update battles
                    set erased_at = now(), updated_at = now(), spec = cast(:spec as jsonb),
                        webhook_url = null,
                        error_message = case when error_message is not null then :erased end,
                        ended_detail = case when ended_detail is not null then :erased end,
                        wanted_reason = case when wanted_reason is not null then :erased end
                    where id = :battle and ended_reason is not null and erased_at is null
                    """)
                .param("spec", Json.write(spec.erased()))
                .param("erased", Text.ERASED)
                .param("battle", battleId)
                .update()
            == 1;
    if (erased && run != null) {
      runTexts.eraseSummaryThatRead(run, battleId);
      runTexts.dropReport(run);
    }
    return erased;
  }

  private void renewReport(String runId) {
    boolean ended =
        jdbc.sql("select ended_at is not null from runs where id = ?")
            .param(runId)
            .query(Boolean.class)
            .single();
    if (ended) {
      reports.store(runId);
    }
  }
}
