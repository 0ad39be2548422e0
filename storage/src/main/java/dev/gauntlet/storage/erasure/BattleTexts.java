package dev.gauntlet.storage.erasure;

import dev.gauntlet.storage.Text;
import dev.gauntlet.storage.journal.CallTexts;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Erases what the rows around battles say; to be called in one transaction with their own rows, and
 * before those are written: so it takes locks in the order in which late answers do.
 */
final class BattleTexts {

  /** What events hold besides texts; whatever else a new kind of event brings is erased. */
  private static final String[] NO_TEXT = {
    "role", "author", "verdict", "purpose", "failure", "retryAt", "from", "to", "by", "endedReason"
  };

  private final JdbcClient jdbc;

  BattleTexts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void erase(Collection<String> battleIds) {
    CallTexts.erase(jdbc, battleIds);
    update(
        "update messages set content = :erased where battle_id = any(:ids) and content <> ''",
        battleIds);
    update(
        """
        update judgements
        set rationale = case when rationale = '' then '' else :erased end,
            criteria = coalesce((
              select jsonb_agg(
                case when c ->> 'rationale' = '' then c
                     else c || jsonb_build_object('rationale', cast(:erased as text)) end
                order by place)
              from jsonb_array_elements(criteria) with ordinality as each (c, place)), '[]')
        where battle_id = any(:ids)
        """,
        battleIds);
    events(battleIds);
    // What is told of them has their tags, and perhaps what a receiver made of it.
    jdbc.sql("delete from deliveries where battle_id = any(?)")
        .param(battleIds.toArray(String[]::new))
        .update();
  }

  private void events(Collection<String> battleIds) {
    jdbc.sql(
            """
            update events
            set data = coalesce((
              select jsonb_object_agg(key,
                case when key = 'error' and jsonb_typeof(value) = 'object'
                       then value || jsonb_build_object('message', cast(:erased as text))
                     when key = any(:noText) or jsonb_typeof(value) in ('number', 'boolean', 'null')
                       then value
                     else to_jsonb(cast(:erased as text)) end)
              from jsonb_each(data)), '{}')
            where battle_id = any(:ids) and data <> '{}'
            """)
        .param("erased", Text.ERASED)
        .param("noText", NO_TEXT)
        .param("ids", battleIds.toArray(String[]::new))
        .update();
  }

  private void update(String sql, Collection<String> battleIds) {
    jdbc.sql(sql)
        .param("erased", Text.ERASED)
        .param("ids", battleIds.toArray(String[]::new))
        .update();
  }
}
