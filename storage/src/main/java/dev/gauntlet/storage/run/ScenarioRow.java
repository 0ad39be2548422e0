package dev.gauntlet.storage.run;

import org.jspecify.annotations.Nullable;

/**
 * What a scenario of a run says, spelled out where it leaves the battle as it is.
 *
 * @param id its name, unique in the run
 * @param weight its share of the battles
 * @param goal what the opponent wants
 * @param persona who a simulated user is, or null when the opponent is none
 * @param userMessage the opponent's opening line, or null
 */
public record ScenarioRow(
    String id,
    double weight,
    String goal,
    @Nullable String persona,
    @Nullable String userMessage) {}
