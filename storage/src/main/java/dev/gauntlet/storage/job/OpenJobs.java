package dev.gauntlet.storage.job;

import dev.gauntlet.storage.battle.Admission.Outcome;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Holds the caps on open jobs over all web processes: a job is written, then counted with all that
 * were committed, under a lock that lasts until it is committed itself. Only a job that is new is
 * counted, so that a repeated start is never refused.
 */
public final class OpenJobs {

  /** Keys of advisory locks: one for jobs of a caller, by its hash, and one for all jobs. */
  private static final int CALLERS = 0x6a6f62;

  private static final int ALL = 0x6a6f63;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  /** Counts over this client. */
  public OpenJobs(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** Admits a battle that stands alone, unless that is one too many. */
  public Outcome admitBattle(String id, JobCaps caps, Supplier<Outcome> admission) {
    return admit(caps, admission, "update battles set admitted_from = :from where id = :id", id);
  }

  /** Admits a run, unless that is one too many. */
  public Outcome admitRun(String id, JobCaps caps, Supplier<Outcome> admission) {
    return admit(caps, admission, "update runs set admitted_from = :from where id = :id", id);
  }

  private Outcome admit(JobCaps caps, Supplier<Outcome> admission, String mark, String id) {
    if (caps.unlimited()) {
      return admission.get();
    }
    return Objects.requireNonNull(
        transactions.execute(status -> {
          Outcome outcome = admission.get();
          if (outcome instanceof Outcome.Admitted) {
            jdbc.sql(mark).param("from", caps.from()).param("id", id).update();
            outcome = tooMany(caps).<Outcome>map(full -> full).orElse(outcome);
          }
          if (!(outcome instanceof Outcome.Admitted)) {
            status.setRollbackOnly();
          }
          return outcome;
        }));
  }

  /** The lock on all jobs comes first for everybody, so that no two wait for each other. */
  private Optional<Outcome.TooManyJobs> tooMany(JobCaps caps) {
    Integer inAll = caps.inAll();
    if (inAll != null) {
      lock(ALL, "");
      if (inAll(inAll) > inAll) {
        return Optional.of(new Outcome.TooManyJobs(inAll, true));
      }
    }
    Integer perCaller = caps.perCaller();
    if (perCaller != null) {
      lock(CALLERS, caps.from());
      if (from(caps.from()) > perCaller) {
        return Optional.of(new Outcome.TooManyJobs(perCaller, false));
      }
    }
    return Optional.empty();
  }

  private void lock(int space, String from) {
    jdbc.sql("select pg_advisory_xact_lock(:space, hashtext(:from))")
        .param("space", space)
        .param("from", from)
        .query((row, n) -> true)
        .single();
  }

  /** Counted no further than is needed to know that there are too many. */
  private long inAll(int cap) {
    return jdbc.sql(
            """
            select count(*) from (
              select from battles where ended_reason is null and run_id is null
              union all
              select from runs where ended_at is null
              limit :most
            ) as open
            """)
        .param("most", cap + 1L)
        .query(Long.class)
        .single();
  }

  private long from(String from) {
    return jdbc.sql(
            """
            select (select count(*) from battles where admitted_from = :from and ended_at is null)
              + (select count(*) from runs where admitted_from = :from and ended_at is null)
            """)
        .param("from", from)
        .query(Long.class)
        .single();
  }
}
