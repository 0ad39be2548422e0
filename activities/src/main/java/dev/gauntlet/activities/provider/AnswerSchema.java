package dev.gauntlet.activities.provider;

/**
 * The shape that an answer has to follow.
 *
 * @param name a short identifier, letters and underscores
 * @param jsonSchema a JSON Schema document in the subset that OpenAI's strict mode takes
 */
public record AnswerSchema(String name, String jsonSchema) {}
