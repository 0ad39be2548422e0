package dev.gauntlet.storage.webhook;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds deliveries that may need a push. A target is sent a few at a time, and no more wait for its
 * next attempt than can be looked after: what is beyond waits here, and not in Temporal.
 */
public final class DeliverySweep {
  /** So many times as many wait for their next attempt as are sent at a time. */
  private static final int WAITING = 20;

  private final JdbcClient jdbc;

  /** Reads over this client. */
  public DeliverySweep(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Claims deliveries whose turn it is to be handed over, the oldest first, and those under way
   * that have not been looked at since a moment. Two sweepers claim different ones.
   *
   * @param since everything last looked at before it is claimed
   * @param most at most so many
   * @param atATime how many deliveries to one target are under way at a time
   */
  public List<OpenDelivery> claim(Instant since, int most, int atATime) {
    return jdbc.sql(
            """
            with targets as (
              select target,
                count(*) filter (where swept_at is not null and coalesce(next_attempt_at, now())
                  < now() + interval '1 minute') as under_way,
                count(swept_at) as handed_over
              from deliveries where state = 'pending'
              group by target having count(*) > count(swept_at)
            ), due as (
              select next.id from targets cross join lateral (
                select id from deliveries d
                where d.target = targets.target and state = 'pending' and swept_at is null
                order by created_at, id
                limit greatest(0, least(:atATime - under_way, :atATime * :waiting - handed_over))
              ) as next
              union all
              select id from deliveries where state = 'pending' and swept_at < :since
            ), claimed as materialized (
              select id from deliveries
              where id in (select id from due) and state = 'pending'
                and (swept_at is null or swept_at < :since)
              limit :most
              for update skip locked
            )
            update deliveries set swept_at = now()
            where id in (select id from claimed)
            returning id, generation, event, coalesce(next_attempt_at, now()) <= now() as due
            """)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .param("atATime", atATime)
        .param("waiting", WAITING)
        .query((row, n) ->
            new OpenDelivery(
                row.getString("id"),
                row.getInt("generation"),
                row.getString("event"),
                row.getBoolean("due")))
        .list();
  }

  /** Has a delivery claimed by the next sweep again. */
  public void lookAgain(String id) {
    jdbc.sql("update deliveries set swept_at = null where id = ? and state = 'pending'")
        .param(id)
        .update();
  }

  /** Has everything under way claimed by the next sweep, for Temporal has forgotten it. */
  public void lookAtAllAgain() {
    jdbc.sql(
            """
            update deliveries set swept_at = '-infinity'
            where state = 'pending' and swept_at is not null
            """)
        .update();
  }
}
