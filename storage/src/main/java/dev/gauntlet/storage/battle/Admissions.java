package dev.gauntlet.storage.battle;

import dev.gauntlet.storage.Earlier;
import dev.gauntlet.storage.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accepts battles: once the row is there, the battle will be played. */
public final class Admissions {
  private final JdbcClient jdbc;

  /** Writes over this client. */
  public Admissions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Admits a battle once, however often and from however many processes it is asked for. */
  public Admission.Outcome admit(Admission admission) {
    int inserted =
        jdbc.sql(
                """
                insert into battles (id, spec, fingerprint, idempotency_key, webhook_url)
                values (:id, cast(:spec as jsonb), :fingerprint, :key, :webhookUrl)
                on conflict do nothing
                """)
            .param("id", admission.id())
            .param("spec", Json.write(admission.spec()))
            .param("fingerprint", admission.fingerprint())
            .param("key", admission.idempotencyKey())
            .param("webhookUrl", admission.webhookUrl())
            .update();
    return inserted == 1 ? new Admission.Outcome.Admitted() : whatIsThere(admission);
  }

  /**
   * The battle that this very start was admitted as before, if it was.
   *
   * @param id the id that was asked for, if one was
   */
  public Optional<String> admittedBefore(
      Optional<String> id, @Nullable String idempotencyKey, byte[] fingerprint) {
    return jdbc.sql(
            """
            select id from battles
            where (id = :id or idempotency_key = :key) and fingerprint = :fingerprint
            """)
        .param("id", id.orElse(null))
        .param("key", idempotencyKey)
        .param("fingerprint", fingerprint)
        .query(String.class)
        .optional();
  }

  /** Without a key no row has it. */
  private Admission.Outcome whatIsThere(Admission admission) {
    return Admission.Outcome.against(
        admission.fingerprint(),
        Earlier.find(
            jdbc.sql("select id, fingerprint from battles where idempotency_key = ?")
                .param(admission.idempotencyKey())),
        () ->
            Earlier.find(
                jdbc.sql("select id, fingerprint from battles where id = ?")
                    .param(admission.id())));
  }
}
