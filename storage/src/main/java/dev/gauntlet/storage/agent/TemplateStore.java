package dev.gauntlet.storage.agent;

import dev.gauntlet.storage.Earlier;
import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.agent.Creation.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Writes prompt templates. */
public final class TemplateStore implements VersionedStore<PromptTemplate> {
  private final JdbcClient jdbc;
  private final TemplateQueries queries;

  /** Writes over this client. */
  public TemplateStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.queries = new TemplateQueries(jdbc);
  }

  @Override
  public Outcome create(Creation<PromptTemplate> creation) {
    int inserted =
        content(
                """
                with head as (
                  insert into prompt_templates (id, fingerprint, idempotency_key)
                  values (:id, :fingerprint, :key)
                  on conflict do nothing
                  returning id
                )
                insert into prompt_template_versions (template_id, version, name,
                  description, text, variables)
                select id, 1, :name, :description, :text, cast(:variables as jsonb)
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
        jdbc.sql("select id, fingerprint from prompt_templates where idempotency_key = ?")
            .param(key));
  }

  @Override
  public Optional<String> createdBefore(String key, byte[] fingerprint) {
    return createdWith(key).filter(earlier -> earlier.wasSentAs(fingerprint)).map(Earlier::id);
  }

  @Override
  public Revision revise(String id, int version, PromptTemplate template) {
    int inserted =
        content(
                """
                with head as (
                  update prompt_templates set version = version + 1
                  where id = :id and version = :version
                  returning id, version
                )
                insert into prompt_template_versions (template_id, version, name,
                  description, text, variables)
                select id, version, :name, :description, :text, cast(:variables as jsonb)
                from head
                """,
                template)
            .param("id", id)
            .param("version", version)
            .update();
    if (inserted == 1) {
      return Revision.STORED;
    }
    return queries.find(id).isPresent() ? Revision.STALE : Revision.NOT_THERE;
  }

  private StatementSpec content(String sql, PromptTemplate template) {
    return jdbc.sql(sql)
        .param("name", template.name())
        .param("description", template.description())
        .param("text", template.text())
        .param("variables", Json.write(template.variables()));
  }

  /** {@inheritDoc} What counts: a version of an agent refers to it. */
  @Override
  public Removal remove(String id, @Nullable Integer version) {
    try {
      int removed =
          jdbc.sql(
                  """
                  delete from prompt_templates
                  where id = :id and version = coalesce(cast(:version as int), version)
                  """)
              .param("id", id)
              .param("version", version)
              .update();
      return removed == 1
          ? new Removal.Removed()
          : queries
              .find(id)
              .<Removal>map(there -> new Removal.Stale(there.version()))
              .orElseGet(Removal.NotThere::new);
    } catch (DataIntegrityViolationException referredTo) {
      return uses(id);
    }
  }

  private Removal uses(String id) {
    return jdbc.sql(
            """
            select count(distinct agent_id) as count, 'agent ' || min(agent_id) as example
            from agent_versions where template_id = ?
            """)
        .param(id)
        .query((row, n) ->
            new Removal.InUse(row.getLong("count"), String.valueOf(row.getString("example"))))
        .single();
  }
}
