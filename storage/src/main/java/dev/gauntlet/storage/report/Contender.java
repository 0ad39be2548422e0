package dev.gauntlet.storage.report;

/**
 * A run that is compared.
 *
 * @param report what came of it
 * @param games what it had played
 */
record Contender(RunReport report, Games games) {}
