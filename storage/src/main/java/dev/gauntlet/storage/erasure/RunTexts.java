package dev.gauntlet.storage.erasure;

import dev.gauntlet.storage.Text;
import dev.gauntlet.storage.journal.CallTexts;
import dev.gauntlet.workflows.CallKey;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Erases what was written about runs. */
final class RunTexts {
  private final JdbcClient jdbc;

  RunTexts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A summary quotes the conversations it was made of. */
  void eraseSummaryThatRead(String runId, String battleId) {
    boolean wasRead =
        jdbc.sql("select exists (select from summaries where run_id = ? and ? = any(read))")
            .param(runId)
            .param(battleId)
            .query(Boolean.class)
            .single();
    if (wasRead) {
      CallTexts.erase(jdbc, List.of(CallKey.subject(runId)));
      eraseSummary(runId);
    }
  }

  void eraseSummary(String runId) {
    jdbc.sql(
            """
            update summaries
            set text = case when text is not null then :erased end,
                rationale = case when rationale is not null then :erased end,
                revised_prompt = case when revised_prompt is not null then :erased end,
                failure = case when failure is not null then :erased end
            where run_id = :run
            """)
        .param("erased", Text.ERASED)
        .param("run", runId)
        .update();
  }

  /** What is told of a run has its tags, and perhaps what a receiver made of it. */
  void dropDeliveries(String runId) {
    jdbc.sql("delete from deliveries where run_id = ?").param(runId).update();
  }

  void dropReport(String runId) {
    jdbc.sql("delete from reports where run_id = ?").param(runId).update();
  }
}
