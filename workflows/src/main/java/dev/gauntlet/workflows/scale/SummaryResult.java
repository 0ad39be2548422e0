package dev.gauntlet.workflows.scale;

import dev.gauntlet.workflows.Spent;

/**
 * What came of a request for a summary.
 *
 * @param unusable whether the answer could not be read and is to be asked for once more
 * @param spent what it used, over all attempts
 */
public record SummaryResult(boolean unusable, Spent spent) {}
