package dev.gauntlet.storage.agent;

import dev.gauntlet.storage.Columns;
import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.Place;
import dev.gauntlet.storage.agent.PromptTemplate.Variable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads prompt templates. */
public final class TemplateQueries implements VersionedQueries<PromptTemplate> {
  private final JdbcClient jdbc;

  /** Reads over this client. */
  public TemplateQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Versioned<PromptTemplate>> find(String id) {
    return jdbc.sql(
            """
            select v.*, t.created_at as first_at
            from prompt_templates t join prompt_template_versions v on v.template_id = t.id and v.version = t.version
            where t.id = ?
            """)
        .param(id)
        .query(TemplateQueries::read)
        .optional();
  }

  @Override
  public Optional<Versioned<PromptTemplate>> find(String id, int version) {
    return jdbc.sql(
            """
            select v.*, t.created_at as first_at
            from prompt_templates t join prompt_template_versions v on v.template_id = t.id
            where t.id = ? and v.version = ?
            """)
        .param(id)
        .param(version)
        .query(TemplateQueries::read)
        .optional();
  }

  @Override
  public List<Versioned<PromptTemplate>> list(@Nullable Place before, int limit) {
    return jdbc.sql(
            """
            select v.*, t.created_at as first_at
            from prompt_templates t join prompt_template_versions v on v.template_id = t.id and v.version = t.version
            where cast(:before as timestamptz) is null
              or (t.created_at, t.id) < (:before, cast(:beforeId as text))
            order by t.created_at desc, t.id desc
            limit :limit
            """)
        .param("before", Place.timeOf(before))
        .param("beforeId", Place.idOf(before))
        .param("limit", limit)
        .query(TemplateQueries::read)
        .list();
  }

  @Override
  public List<Versioned<PromptTemplate>> versions(String id, int below, int limit) {
    return jdbc.sql(
            """
            select v.*, t.created_at as first_at
            from prompt_templates t join prompt_template_versions v on v.template_id = t.id
            where t.id = :id and v.version < :below
            order by v.version desc
            limit :limit
            """)
        .param("id", id)
        .param("below", below)
        .param("limit", limit)
        .query(TemplateQueries::read)
        .list();
  }

  private static Versioned<PromptTemplate> read(ResultSet row, int number) throws SQLException {
    return new Versioned<>(
        row.getString("template_id"),
        row.getInt("version"),
        new PromptTemplate(
            row.getString("name"),
            row.getString("description"),
            row.getString("text"),
            List.of(Json.read(row.getString("variables"), Variable[].class))),
        Columns.requiredInstant(row, "first_at"),
        Columns.requiredInstant(row, "created_at"));
  }
}
