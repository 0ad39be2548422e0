package dev.gauntlet.storage.webhook;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What payloads say of battles, in the words of the API; nothing when nobody is to be told. */
final class BattleNews {
  private final JdbcClient jdbc;
  private final String publicUrl;

  BattleNews(JdbcClient jdbc, String publicUrl) {
    this.jdbc = jdbc;
    this.publicUrl = publicUrl;
  }

  List<News> ended(Collection<String> ids) {
    return jdbc.sql(
            """
            select id, b.run_id, null as once, webhook_url, json_build_object(
              'conversationId', id, 'runId', b.run_id, 'runIndex', b.run_index,
              'scenario', w.scenario, 'state', b.state, 'endedReason', b.ended_reason,
              'endedBy', b.ended_by,
              'error', case when b.error_type is not null then
                json_build_object('type', b.error_type, 'message', b.error_message) end,
              'agent', json_build_object('provider', w.spec #> '{agent,provider}',
                'model', w.spec #> '{agent,model}'),
              'messageCount', b.message_count, 'messageLimit', w.spec -> 'messageLimit',
              'createdAt', iso_utc(b.created_at), 'startedAt', iso_utc(b.started_at),
              'endedAt', iso_utc(b.ended_at), 'usage', used.usage, 'tags', w.spec -> 'tags',
              'links', json_build_object('self', :url || '/api/battles/' || id,
                'messages', :url || '/api/battles/' || id || '/messages',
                'page', :url || '/battles/' || id)) as data
            from whole_battles w join battles b using (id)
            cross join lateral (
              select json_build_object('tokensIn', coalesce(sum(tokens_in), 0),
                'tokensOut', coalesce(sum(tokens_out), 0),
                'costUsd', case when count(*) = count(cost_micros)
                                then usd(coalesce(sum(cost_micros), 0)) end,
                'llmCalls', coalesce(sum(llm_calls), 0),
                'callsRepeated', coalesce(sum(calls_repeated), 0),
                'unsettledUsd', usd(coalesce(sum(unsettled_micros), 0)),
                'estimated', coalesce(bool_or(estimated), false)) as usage
              from battle_usage where battle_id = id
            ) as used
            where id = any(:ids)
              and (webhook_url is not null or exists (
                select from webhooks where enabled and 'battle.ended' = any(events)
                  and (b.run_id is null or battles_of_runs)))
            """)
        .param("ids", ids.toArray(String[]::new))
        .param("url", publicUrl)
        .query(News::read)
        .list();
  }
}
