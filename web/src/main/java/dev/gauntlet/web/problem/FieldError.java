package dev.gauntlet.web.problem;

/**
 * What is wrong with a field of a request.
 *
 * @param field its path, such as {@code agent.maxTokens} or {@code judge.criteria[0].expect}
 * @param message what is wrong, which value, and what would be right
 */
public record FieldError(String field, String message) {}
