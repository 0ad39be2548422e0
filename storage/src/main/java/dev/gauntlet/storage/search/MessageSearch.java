package dev.gauntlet.storage.search;

import dev.gauntlet.storage.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks for words in messages, newest first.
 *
 * <p>A common word is looked for among the newest messages, where it is soon found often enough. A
 * word that is not is rare, and its index knows where it stands; what it leads to is sorted. So
 * neither has to sort a large part of the table.
 */
public final class MessageSearch {

  /** How many of the newest messages are read for a common word. */
  private static final int NEWEST = 20_000;

  private final JdbcClient jdbc;
  private final Duration patience;

  /**
   * Reads over this client.
   *
   * @param patience after how long a statement is given up, in whole seconds
   */
  public MessageSearch(JdbcClient jdbc, Duration patience) {
    this.jdbc = jdbc;
    this.patience = patience;
  }

  /**
   * A page of messages that have the words.
   *
   * @throws QueryTimeoutException when it takes too long
   */
  public List<FoundMessage> find(MessageFilter filter) {
    if (filter.runId() != null) {
      return inRun(filter);
    }
    List<FoundMessage> newest = amongNewest(filter);
    return newest.size() >= filter.limit() ? newest : everywhere(filter);
  }

  private List<FoundMessage> amongNewest(MessageFilter filter) {
    return query(
            """
            select m.battle_id, b.run_id, m.seq, m.role, m.created_at,
                   left(m.content, 50000) as content
            from (
              select * from messages
              where cast(:before as timestamptz) is null
                or (created_at, battle_id, seq) < (:before, cast(:battle as text), :seq)
              order by created_at desc, battle_id desc, seq desc
              limit :newest
            ) as m
            join battles b on b.id = m.battle_id
            where m.words @@ websearch_to_tsquery('simple', :query)
              and (cast(:role as text) is null or m.role = :role)
            order by m.created_at desc, m.battle_id desc, m.seq desc
            limit :limit
            """,
            filter)
        .param("newest", NEWEST)
        .query(MessageSearch::read)
        .list();
  }

  /** Materialized, so that it is not the order that leads the way. */
  private List<FoundMessage> everywhere(MessageFilter filter) {
    return query(
            """
            with found as materialized (
              select battle_id, seq, created_at from messages
              where words @@ websearch_to_tsquery('simple', :query)
                and (cast(:role as text) is null or role = :role)
                and (cast(:before as timestamptz) is null
                  or (created_at, battle_id, seq) < (:before, cast(:battle as text), :seq))
            ), page as (
              select * from found
              order by created_at desc, battle_id desc, seq desc
              limit :limit
            )
            select battle_id, b.run_id, seq, m.role, m.created_at,
                   left(m.content, 50000) as content
            from page
            join messages m using (battle_id, seq)
            join battles b on b.id = battle_id
            order by m.created_at desc, battle_id desc, seq desc
            """,
            filter)
        .query(MessageSearch::read)
        .list();
  }

  private List<FoundMessage> inRun(MessageFilter filter) {
    return query(
            """
            with found as materialized (
              select m.battle_id, m.seq, m.created_at
              from battles b
              join messages m on m.battle_id = b.id
              where b.run_id = :run
                and m.words @@ websearch_to_tsquery('simple', :query)
                and (cast(:role as text) is null or m.role = :role)
                and (cast(:before as timestamptz) is null
                  or (m.created_at, m.battle_id, m.seq) < (:before, cast(:battle as text), :seq))
            ), page as (
              select * from found
              order by created_at desc, battle_id desc, seq desc
              limit :limit
            )
            select battle_id, :run as run_id, seq, m.role, m.created_at,
                   left(m.content, 50000) as content
            from page
            join messages m using (battle_id, seq)
            order by m.created_at desc, battle_id desc, seq desc
            """,
            filter)
        .param("run", filter.runId())
        .query(MessageSearch::read)
        .list();
  }

  private JdbcClient.StatementSpec query(String sql, MessageFilter filter) {
    MessageFilter.Place before = filter.before();
    return jdbc.sql(sql)
        .withQueryTimeout(Math.toIntExact(patience.toSeconds()))
        .param("query", filter.query())
        .param("role", filter.role())
        .param("before", before == null ? null : before.createdAt().atOffset(ZoneOffset.UTC))
        .param("battle", before == null ? null : before.battleId())
        .param("seq", before == null ? 0 : before.seq())
        .param("limit", filter.limit());
  }

  private static FoundMessage read(ResultSet row, int number) throws SQLException {
    return new FoundMessage(
        row.getString("battle_id"),
        row.getString("run_id"),
        row.getInt("seq"),
        row.getString("role"),
        Columns.requiredInstant(row, "created_at"),
        row.getString("content"));
  }
}
