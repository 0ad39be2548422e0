package dev.gauntlet.storage.webhook;

import dev.gauntlet.storage.Columns;
import dev.gauntlet.storage.Place;
import dev.gauntlet.workflows.webhook.WebhookEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is told of what. */
public final class Webhooks {
  private final JdbcClient jdbc;

  /** Reads and writes over this client. */
  public Webhooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a subscription, unless there are so many already; says whether it did. */
  public boolean add(NewWebhook webhook, int most) {
    return jdbc.sql(
                """
                insert into webhooks (id, url, events, battles_of_runs, enabled, secret)
                select :id, :url, :events, :battlesOfRuns, :enabled, :secret
                where (select count(*) from webhooks) < :most
                """)
            .param("id", webhook.id())
            .param("url", webhook.url())
            .param("events", words(webhook.events()))
            .param("battlesOfRuns", webhook.battlesOfRuns())
            .param("enabled", webhook.enabled())
            .param("secret", webhook.secret())
            .param("most", most)
            .update()
        == 1;
  }

  /**
   * Changes a subscription; what waits for it goes to where it is told from now on.
   *
   * @return the subscription as it then is, or nothing when there is none
   */
  public Optional<WebhookRow> change(String id, WebhookChange change) {
    return jdbc.sql(
            """
            with changed as (
              update webhooks
              set url = coalesce(cast(:url as text), url),
                  events = coalesce(cast(:events as text[]), events),
                  battles_of_runs = coalesce(cast(:battlesOfRuns as boolean), battles_of_runs),
                  enabled = coalesce(cast(:enabled as boolean), enabled),
                  disabled_reason = case when cast(:enabled as boolean) is null
                                         then disabled_reason end,
                  secret = coalesce(cast(:secret as text), secret),
                  updated_at = now()
              where id = :id
              returning *
            ), moved as (
              update deliveries set target = changed.target
              from changed where webhook_id = changed.id and state = 'pending'
                and deliveries.target <> changed.target
            )
            select * from changed
            """)
        .param("id", id)
        .param("url", change.url())
        .param("events", change.events() == null ? null : words(change.events()))
        .param("battlesOfRuns", change.battlesOfRuns())
        .param("enabled", change.enabled())
        .param("secret", change.secret())
        .query(Webhooks::read)
        .optional();
  }

  /** Takes a subscription away with all its deliveries; says whether there was one. */
  public boolean remove(String id) {
    return jdbc.sql("delete from webhooks where id = ?").param(id).update() == 1;
  }

  /** One subscription. */
  public Optional<WebhookRow> find(String id) {
    return jdbc.sql("select * from webhooks where id = ?")
        .param(id)
        .query(Webhooks::read)
        .optional();
  }

  /** The newest subscriptions behind a place, at most so many. */
  public List<WebhookRow> list(@Nullable Place before, int limit) {
    return jdbc.sql(
            """
            select * from webhooks
            where cast(:before as timestamptz) is null
              or (created_at, id) < (:before, cast(:beforeId as text))
            order by created_at desc, id desc
            limit :limit
            """)
        .param("before", Place.timeOf(before))
        .param("beforeId", Place.idOf(before))
        .param("limit", limit)
        .query(Webhooks::read)
        .list();
  }

  private static String[] words(List<WebhookEvent> events) {
    return events.stream().distinct().map(WebhookEvent::word).toArray(String[]::new);
  }

  private static WebhookRow read(ResultSet row, int number) throws SQLException {
    Set<String> words =
        Arrays.stream((String[]) row.getArray("events").getArray()).collect(Collectors.toSet());
    return new WebhookRow(
        row.getString("id"),
        Columns.requiredInstant(row, "created_at"),
        Columns.requiredInstant(row, "updated_at"),
        row.getString("url"),
        WebhookEvent.subscribable().stream().filter(e -> words.contains(e.word())).toList(),
        row.getBoolean("battles_of_runs"),
        row.getBoolean("enabled"),
        row.getString("disabled_reason"));
  }
}
