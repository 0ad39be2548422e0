package dev.gauntlet.cli.rest;

import tools.jackson.databind.JsonNode;

/**
 * What the server said.
 *
 * @param status the HTTP status, of those that mean success
 * @param value what this client reads of it
 * @param json all of it
 */
public record Answer<T>(int status, T value, JsonNode json) {}
