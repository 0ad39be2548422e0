package dev.gauntlet.storage.agent;

import dev.gauntlet.storage.Earlier;
import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.agent.Creation.Outcome;
import dev.gauntlet.storage.battle.BattleSpec.Origin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Writes agents. */
public final class AgentStore implements VersionedStore<Agent> {
  private final JdbcClient jdbc;
  private final AgentQueries queries;

  /** Writes over this client. */
  public AgentStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.queries = new AgentQueries(jdbc);
  }

  /**
   * {@inheritDoc}
   *
   * @throws DataIntegrityViolationException when its template was deleted meanwhile
   */
  @Override
  public Outcome create(Creation<Agent> creation) {
    int inserted =
        content(
                """
                with head as (
                  insert into agents (id, fingerprint, idempotency_key)
                  values (:id, :fingerprint, :key)
                  on conflict do nothing
                  returning id
                )
                insert into agent_versions (agent_id, version, name, description, setup,
                  template_id, template_version, template_values)
                select id, 1, :name, :description, cast(:setup as jsonb), :template,
                  cast(:templateVersion as int), cast(:values as jsonb)
                from head
                """,
                creation.content())
            .param("id", creation.id())
            .param("fingerprint", creation.fingerprint())
            .param("key", creation.idempotencyKey())
            .update();
    return inserted == 1
        ? new Outcome.Created()
        : creation.against(
            createdWith(creation.idempotencyKey()), () -> queries.find(creation.id()));
  }

  private Optional<Earlier> createdWith(@Nullable String key) {
    return Earlier.find(
        jdbc.sql("select id, fingerprint from agents where idempotency_key = ?").param(key));
  }

  @Override
  public Optional<String> createdBefore(String key, byte[] fingerprint) {
    return createdWith(key).filter(earlier -> earlier.wasSentAs(fingerprint)).map(Earlier::id);
  }

  /**
   * {@inheritDoc}
   *
   * @throws DataIntegrityViolationException when its template was deleted meanwhile
   */
  @Override
  public Revision revise(String id, int version, Agent agent) {
    int inserted =
        content(
                """
                with head as (
                  update agents set version = version + 1
                  where id = :id and version = :version
                  returning id, version
                )
                insert into agent_versions (agent_id, version, name, description, setup,
                  template_id, template_version, template_values)
                select id, version, :name, :description, cast(:setup as jsonb), :template,
                  cast(:templateVersion as int), cast(:values as jsonb)
                from head
                """,
                agent)
            .param("id", id)
            .param("version", version)
            .update();
    if (inserted == 1) {
      return Revision.STORED;
    }
    return queries.find(id).isPresent() ? Revision.STALE : Revision.NOT_THERE;
  }

  private StatementSpec content(String sql, Agent agent) {
    Origin origin = agent.setup().origins();
    return jdbc.sql(sql)
        .param("name", agent.name())
        .param("description", agent.description())
        .param("setup", Json.write(agent.setup()))
        .param("template", origin.templateId())
        .param("templateVersion", origin.templateVersion())
        .param("values", Json.write(agent.values()));
  }

  /** {@inheritDoc} What counts: a battle or a run refers to it. */
  @Override
  public Removal remove(String id, @Nullable Integer version) {
    int removed =
        jdbc.sql(
                """
                delete from agents
                where id = :id
                  and version = coalesce(cast(:version as int), version)
                  and not exists (
                    select from battles
                    where spec #>> '{agent,origin,agentId}' = :id and erased_at is null)
                  and not exists (
                    select from runs
                    where battle #>> '{agent,origin,agentId}' = :id and erased_at is null)
                """)
            .param("id", id)
            .param("version", version)
            .update();
    return removed == 1 ? new Removal.Removed() : whyNot(id, version);
  }

  private Removal whyNot(String id, @Nullable Integer version) {
    Optional<Integer> newest = queries.find(id).map(Versioned::version);
    if (newest.isEmpty()) {
      return new Removal.NotThere();
    }
    return version != null && !version.equals(newest.get())
        ? new Removal.Stale(newest.get())
        : uses(id);
  }

  private Removal uses(String id) {
    return jdbc.sql(
            """
            select count(*) as count, min(name) as example
            from (
              select 'battle ' || id as name from battles
              where spec #>> '{agent,origin,agentId}' = :id and erased_at is null
              union all
              select 'run ' || id from runs
              where battle #>> '{agent,origin,agentId}' = :id and erased_at is null
            ) as uses
            """)
        .param("id", id)
        .query((row, n) ->
            new Removal.InUse(row.getLong("count"), String.valueOf(row.getString("example"))))
        .single();
  }
}
