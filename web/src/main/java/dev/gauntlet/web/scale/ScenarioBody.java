package dev.gauntlet.web.scale;

import dev.gauntlet.web.start.Scene;

/**
 * A scenario that was asked for.
 *
 * @param id its name, unique in the run
 * @param weight its share of the battles, at least 0
 * @param scene what it replaces in the battle
 */
record ScenarioBody(String id, double weight, Scene scene) {}
