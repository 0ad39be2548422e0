package dev.gauntlet.workflows.statistics;

/**
 * A success rate whose error allows for battles that resemble each other.
 *
 * @param k battles that reached their goal
 * @param n covered battles, at least 2
 * @param clusters clusters with a covered battle, at least 2
 * @param estimate {@code k / n}: every battle weighs the same, so a large cluster weighs more
 * @param standardError the cluster-robust standard error of {@code estimate}
 * @param low the lower end of the interval, 0 to {@code estimate}
 * @param high the upper end of the interval, {@code estimate} to 1
 * @param method how the interval was made
 * @param level the confidence level, such as 0.95
 */
public record ClusteredRate(
    int k,
    int n,
    int clusters,
    double estimate,
    double standardError,
    double low,
    double high,
    String method,
    double level) {}
