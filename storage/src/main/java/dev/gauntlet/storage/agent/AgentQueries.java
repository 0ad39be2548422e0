package dev.gauntlet.storage.agent;

import dev.gauntlet.storage.Columns;
import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.Place;
import dev.gauntlet.storage.battle.BattleSpec.AgentSpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads agents. */
public final class AgentQueries implements VersionedQueries<Agent> {
  private final JdbcClient jdbc;

  /** Reads over this client. */
  public AgentQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Versioned<Agent>> find(String id) {
    return jdbc.sql(
            """
            select v.*, a.created_at as first_at
            from agents a join agent_versions v on v.agent_id = a.id and v.version = a.version
            where a.id = ?
            """)
        .param(id)
        .query(AgentQueries::read)
        .optional();
  }

  @Override
  public Optional<Versioned<Agent>> find(String id, int version) {
    return jdbc.sql(
            """
            select v.*, a.created_at as first_at
            from agents a join agent_versions v on v.agent_id = a.id
            where a.id = ? and v.version = ?
            """)
        .param(id)
        .param(version)
        .query(AgentQueries::read)
        .optional();
  }

  @Override
  public List<Versioned<Agent>> list(@Nullable Place before, int limit) {
    return jdbc.sql(
            """
            select v.*, a.created_at as first_at
            from agents a join agent_versions v on v.agent_id = a.id and v.version = a.version
            where cast(:before as timestamptz) is null
              or (a.created_at, a.id) < (:before, cast(:beforeId as text))
            order by a.created_at desc, a.id desc
            limit :limit
            """)
        .param("before", Place.timeOf(before))
        .param("beforeId", Place.idOf(before))
        .param("limit", limit)
        .query(AgentQueries::read)
        .list();
  }

  @Override
  public List<Versioned<Agent>> versions(String id, int below, int limit) {
    return jdbc.sql(
            """
            select v.*, a.created_at as first_at
            from agents a join agent_versions v on v.agent_id = a.id
            where a.id = :id and v.version < :below
            order by v.version desc
            limit :limit
            """)
        .param("id", id)
        .param("below", below)
        .param("limit", limit)
        .query(AgentQueries::read)
        .list();
  }

  private static Versioned<Agent> read(ResultSet row, int number) throws SQLException {
    return new Versioned<>(
        row.getString("agent_id"),
        row.getInt("version"),
        new Agent(
            row.getString("name"),
            row.getString("description"),
            Json.read(row.getString("setup"), AgentSpec.class),
            Json.texts(row.getString("template_values"))),
        Columns.requiredInstant(row, "first_at"),
        Columns.requiredInstant(row, "created_at"));
  }
}
