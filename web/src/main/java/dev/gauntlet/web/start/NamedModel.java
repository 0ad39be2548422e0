package dev.gauntlet.web.start;

import dev.gauntlet.web.body.Fields;
import java.util.Optional;

/**
 * A model that a start names, with the fields that name it; what is left out is the agent's.
 *
 * @param providerField the path of the field that names the provider
 * @param provider its configured name, or empty when it cannot be read
 * @param modelField the path of the field that names the model
 * @param model the provider's name of it, or empty when it cannot be read
 */
public record NamedModel(String providerField, String provider, String modelField, String model) {

  /** The model that the fields have to name. */
  public static NamedModel required(Fields fields) {
    return new NamedModel(
        fields.path("provider"),
        fields.requiredText("provider", SharedFields.NAME),
        fields.path("model"),
        fields.requiredText("model", SharedFields.NAME));
  }

  /** The model that the fields may name, else the usual one. */
  static NamedModel optional(Fields fields, NamedModel usual) {
    Optional<String> provider = fields.filledText("provider", SharedFields.NAME);
    Optional<String> model = fields.filledText("model", SharedFields.NAME);
    boolean named = provider.isPresent() || model.isPresent();
    return new NamedModel(
        provider.isPresent() ? fields.path("provider") : usual.providerField,
        provider.orElse(usual.provider),
        named ? fields.path("model") : usual.modelField,
        model.orElse(usual.model));
  }
}
