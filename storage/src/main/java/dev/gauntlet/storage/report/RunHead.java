package dev.gauntlet.storage.report;

import dev.gauntlet.storage.battle.BattleSpec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run's own row says.
 *
 * @param id the run
 * @param state the last recorded state
 * @param battle the spec that its battles share
 * @param battleCount how many battles were ordered
 * @param seed what their seeds are derived from
 * @param readAt when this was read
 * @param erasedAt when what was asked and said was erased, or null
 */
record RunHead(
    String id,
    String state,
    BattleSpec battle,
    int battleCount,
    long seed,
    Instant readAt,
    @Nullable Instant erasedAt) {}
