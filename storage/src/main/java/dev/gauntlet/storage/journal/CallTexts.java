package dev.gauntlet.storage.journal;

import dev.gauntlet.workflows.CallKey;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the journal keeps of what models and providers said; the numbers stay without it. */
public final class CallTexts {

  private CallTexts() {}

  /**
   * Erases answers, failures and hashes of requests of these subjects. Every row is locked, also
   * one whose answer is on its way: it is then either erased here or by {@link #eraseLate}.
   *
   * @param subjects battles, or runs as {@link CallKey#subject} names them
   */
  public static void erase(JdbcClient jdbc, Collection<String> subjects) {
    jdbc.sql(
            """
            update llm_calls
            set response = case when response is not null then '' end,
                failure_sentence = case when failure_sentence is not null then '' end,
                failure_body = case when failure_body is not null then '' end,
                request_hash = ''
            where battle_id = any(?)
            """)
        .param(subjects.toArray(String[]::new))
        .update();
  }

  /** Erases what was stored in this transaction for a battle or run that was erased before. */
  static void eraseLate(JdbcClient jdbc, CallKey key) {
    boolean erased =
        jdbc.sql("select erased from subjects where id = ?")
            .param(key.battleId())
            .query(Boolean.class)
            .optional()
            .orElse(false);
    if (erased) {
      erase(jdbc, List.of(key.battleId()));
    }
  }
}
