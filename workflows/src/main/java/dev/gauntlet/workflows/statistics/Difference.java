package dev.gauntlet.workflows.statistics;

/**
 * How far a second success rate is above a first.
 *
 * @param estimate the second rate minus the first, -1 to 1; positive when the second is better
 * @param low the lower end of the interval, -1 to {@code estimate}
 * @param high the upper end of the interval, {@code estimate} to 1
 * @param method how the interval was made
 * @param level the confidence level, such as 0.95
 */
public record Difference(double estimate, double low, double high, String method, double level) {}
