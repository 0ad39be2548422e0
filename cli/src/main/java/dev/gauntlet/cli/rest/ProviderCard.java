package dev.gauntlet.cli.rest;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A provider as the server has it.
 *
 * @param name what a start calls it
 * @param kind {@code simulated}, or the protocol it speaks
 * @param configured whether the server can use it, that is, has its key
 * @param models what it offers; empty when the server does not know
 */
public record ProviderCard(String name, String kind, boolean configured, List<Model> models) {
  /** Reads absent values as empty ones. */
  public ProviderCard(
      String name, @Nullable String kind, boolean configured, @Nullable List<Model> models) {
    this.name = name;
    this.kind = Objects.requireNonNullElse(kind, "");
    this.configured = configured;
    this.models = models == null ? List.of() : List.copyOf(models);
  }

  /**
   * A model.
   *
   * @param name its name at the provider
   */
  public record Model(String name) {}
}
