package dev.gauntlet.cli.rest;

import org.jspecify.annotations.Nullable;

/**
 * Where more about a run is, relative to the server.
 *
 * @param page the page that shows it; null when the server names none
 */
public record RunLinks(@Nullable String page) {}
