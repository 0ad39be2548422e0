package dev.gauntlet.storage.webhook;

import dev.gauntlet.workflows.webhook.WebhookEvent;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes what is to be delivered; to be called last in the transaction of what it tells of, so that
 * either both happen or neither does.
 */
public final class Outbox {
  private final JdbcClient jdbc;
  private final BattleNews battles;
  private final RunNews runs;
  private final ProviderNews providers;

  /**
   * @param jdbc what it is written over
   * @param publicUrl the address in front of the links in payloads, without a slash at its end, or
   *     empty when it is not known
   */
  public Outbox(JdbcClient jdbc, String publicUrl) {
    this.jdbc = jdbc;
    this.battles = new BattleNews(jdbc, publicUrl);
    this.runs = new RunNews(jdbc, publicUrl);
    this.providers = new ProviderNews(jdbc, publicUrl);
  }

  /** Tells of battles that have just ended. */
  public void battlesEnded(Collection<String> battleIds) {
    if (!battleIds.isEmpty()) {
      post(WebhookEvent.BATTLE_ENDED, battles.ended(battleIds));
    }
  }

  /** Tells of a run that has just ended. */
  public void runEnded(String runId) {
    post(WebhookEvent.RUN_ENDED, runs.ended(runId));
  }

  /**
   * Tells that a battle goes on with the next entry of a chain; of the battles of a run the first
   * one tells it.
   *
   * @param seq the message it is about
   * @param purpose whose chain it is
   * @param position the entry that it goes on with
   * @param happening the event's data as JSON, as the battle's events have it
   */
  public void fellBack(String battleId, int seq, String purpose, int position, String happening) {
    post(
        WebhookEvent.PROVIDER_FALLBACK,
        providers.fellBack(battleId, seq, purpose, position, happening));
  }

  /**
   * Tells that a provider's quota is used up, unless it was told within the last hour.
   *
   * @param subject the battle whose call found it so, or {@code run/} and the run's id
   * @param provider the provider's configured name
   * @param model the model that was asked
   * @param sentence our own words about it
   */
  public void quotaExhausted(String subject, String provider, String model, String sentence) {
    boolean due =
        jdbc.sql(
                    """
                    insert into quota_alerts (provider, told_at)
                    select :provider, now()
                    where exists (select from webhooks
                                  where enabled and 'provider.quota_exhausted' = any(events))
                      and not exists (select from quota_alerts
                                      where provider = :provider and told_at > now() - interval '1 hour')
                    on conflict (provider) do update set told_at = now()
                    where quota_alerts.told_at <= now() - interval '1 hour'
                    """)
                .param("provider", provider)
                .update()
            == 1;
    if (due) {
      post(
          WebhookEvent.PROVIDER_QUOTA_EXHAUSTED,
          providers.quotaExhausted(subject, provider, model, sentence));
    }
  }

  /**
   * Tries a subscription out.
   *
   * @return the delivery, or nothing when there is no such subscription or it is disabled
   */
  public List<String> ping(String webhookId) {
    return jdbc.sql(
            """
            with letter as materialized (
              select replace(gen_random_uuid()::text, '-', '') as id, id as webhook_id, target
              from webhooks where id = ? and enabled for key share
            )
            insert into deliveries (id, webhook_id, target, event, payload)
            select id, webhook_id, target, 'ping',
              json_build_object('id', id, 'event', 'ping', 'createdAt', iso_utc(now()),
                'data', json_build_object('webhookId', webhook_id))::text
            from letter
            returning id
            """)
        .param(webhookId)
        .query(String.class)
        .list();
  }

  /**
   * A delivery for each subscription that wants it, and one for each address of a start. The lock
   * holds off a deletion, which would make the whole transaction fail.
   */
  private void post(WebhookEvent event, List<News> all) {
    if (all.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            with news as (
              select * from unnest(cast(:battles as text[]), cast(:runs as text[]),
                cast(:onces as text[]), cast(:urls as text[]), cast(:data as text[]))
                as told (battle_id, run_id, once, url, data)
            ), subscribers as materialized (
              select * from webhooks where enabled and :event = any(events) for key share
            ), letters as materialized (
              select replace(gen_random_uuid()::text, '-', '') as id, subscribers.id as webhook_id,
                cast(null as text) as url, target, battle_id, run_id,
                case when battles_of_runs then null else once end as once, data
              from news join subscribers
                on (battle_id is null or run_id is null or once is not null or battles_of_runs)
              union all
              select replace(gen_random_uuid()::text, '-', ''), null, url, webhook_target(url),
                battle_id, run_id, null, data
              from news where url is not null
            )
            insert into deliveries (id, webhook_id, url, target, event, battle_id, run_id, once,
              payload)
            select id, webhook_id, url, target, :event, battle_id, run_id, once,
              json_build_object('id', id, 'event', cast(:event as text),
                'createdAt', iso_utc(now()), 'data', data::json)::text
            from letters
            on conflict (webhook_id, once) do nothing
            """)
        .param("event", event.word())
        .param("battles", column(all, News::battleId))
        .param("runs", column(all, News::runId))
        .param("onces", column(all, News::once))
        .param("urls", column(all, News::webhookUrl))
        .param("data", column(all, News::data))
        .update();
  }

  private static @Nullable String[] column(List<News> all, Function<News, @Nullable String> value) {
    return all.stream().map(value).toArray(String[]::new);
  }
}
