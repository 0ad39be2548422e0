package dev.gauntlet.storage.erasure;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for a word in everything that the database holds, whatever tables it has. */
final class Remains {
  private final JdbcClient jdbc;

  Remains(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The tables with a row that says this word. */
  List<String> of(String word) {
    return tables().stream().filter(table -> says(table, word)).toList();
  }

  private List<String> tables() {
    return jdbc.sql(
            """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
            order by table_name
            """)
        .query(String.class)
        .list();
  }

  private boolean says(String table, String word) {
    return jdbc.sql(
            "select exists (select from %s as t where strpos(t::text, :word) > 0)".formatted(table))
        .param("word", word)
        .query(Boolean.class)
        .single();
  }
}
