package dev.gauntlet.storage.webhook;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What payloads say of providers, in the words of the API. */
final class ProviderNews {
  private final JdbcClient jdbc;
  private final String publicUrl;

  ProviderNews(JdbcClient jdbc, String publicUrl) {
    this.jdbc = jdbc;
    this.publicUrl = publicUrl;
  }

  List<News> fellBack(String battleId, int seq, String purpose, int position, String happening) {
    return jdbc.sql(
            """
            select id, run_id,
              case when run_id is not null
                   then 'fallback/' || run_id || '/' || :purpose || '/' || :position end as once,
              null as webhook_url, json_build_object(
              'conversationId', id, 'runId', run_id, 'seq', cast(:seq as int),
              'purpose', cast(:purpose as text), 'from', cast(:happening as json) -> 'from',
              'to', cast(:happening as json) -> 'to',
              'failure', cast(:happening as json) -> 'failure',
              'reason', cast(:happening as json) -> 'reason', 'tags', spec -> 'tags',
              'links', json_build_object('self', :url || '/api/battles/' || id,
                'events', :url || '/api/battles/' || id || '/events',
                'page', :url || '/battles/' || id)) as data
            from whole_battles
            where id = :battle and exists (
              select from webhooks where enabled and 'provider.fallback' = any(events))
            """)
        .param("battle", battleId)
        .param("seq", seq)
        .param("purpose", purpose)
        .param("position", String.valueOf(position))
        .param("happening", happening)
        .param("url", publicUrl)
        .query(News::read)
        .list();
  }

  /** It is the provider's matter: which battle found it is a hint alone. */
  List<News> quotaExhausted(String subject, String provider, String model, String sentence) {
    return jdbc.sql(
            """
            select null as id, null as run_id, null as once, null as webhook_url,
              json_build_object('provider', cast(:provider as text), 'model', cast(:model as text),
                'reason', cast(:sentence as text),
                'conversationId', case when :subject not like 'run/%' then :subject end,
                'runId', coalesce((select run_id from battles where id = :subject),
                  case when :subject like 'run/%' then substring(:subject from 5) end),
                'links', json_build_object('providers', :url || '/api/providers',
                  'health', :url || '/api/queue/health')) as data
            """)
        .param("subject", subject)
        .param("provider", provider)
        .param("model", model)
        .param("sentence", sentence)
        .param("url", publicUrl)
        .query(News::read)
        .list();
  }
}
