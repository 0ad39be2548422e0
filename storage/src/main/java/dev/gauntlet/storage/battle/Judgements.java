package dev.gauntlet.storage.battle;

import dev.gauntlet.storage.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores verdicts; to be called in the transaction of what they come from. */
public final class Judgements {
  private final JdbcClient jdbc;
  private final Events events;

  /** Writes over this client. */
  public Judgements(JdbcClient jdbc, Events events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /** Stores a judgement and its event, unless there is one or the battle has ended. */
  public void decide(NewJudgement judgement) {
    int stored =
        jdbc.sql(
                """
                with battle as (
                  select id from battles
                  where id = :battle and ended_reason is null
                  for no key update
                )
                insert into judgements (battle_id, seq, verdict, rationale, criteria, provider, model)
                select id, :seq, :verdict, :rationale, cast(:criteria as jsonb), :provider, :model
                from battle
                on conflict (battle_id, seq) do nothing
                """)
            .param("battle", judgement.battleId())
            .param("seq", judgement.seq())
            .param("verdict", judgement.verdict().word())
            .param("rationale", judgement.rationale())
            .param("criteria", Json.write(judgement.criteria()))
            .param("provider", judgement.provider())
            .param("model", judgement.model())
            .update();
    if (stored == 1) {
      events.append(
          judgement.battleId(),
          new Happening.Judgement(judgement.seq(), judgement.verdict().word()));
    }
  }
}
