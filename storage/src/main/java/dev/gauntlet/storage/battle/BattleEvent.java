package dev.gauntlet.storage.battle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a battle.
 *
 * @param position its place in the order, from 1 without a gap
 * @param type the word of a {@link Happening}
 * @param seq the message it is about, or null
 * @param at when
 * @param data the happening's components as JSON
 */
public record BattleEvent(
    int position, String type, @Nullable Integer seq, Instant at, String data) {}
