package dev.gauntlet.storage.battle;

/**
 * What failed.
 *
 * @param type the failure's name
 * @param message our own words about it
 */
public record BattleError(String type, String message) {}
