package dev.gauntlet.web.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gauntlet.storage.agent.PromptTemplate;
import dev.gauntlet.storage.agent.PromptTemplate.Variable;
import dev.gauntlet.storage.agent.Versioned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template in one of its versions, in the API's words.
 *
 * @param variables in the order of the text
 * @param createdAt when the first version was stored
 * @param updatedAt when this version was stored
 */
record TemplateView(
    String id,
    int version,
    String name,
    @Nullable String description,
    String text,
    List<VariableView> variables,
    Instant createdAt,
    Instant updatedAt,
    Links links) {

  /**
   * A variable.
   *
   * @param usual its value when none is given, or null when one has to be
   */
  record VariableView(
      String name, @Nullable String description, @JsonProperty("default") @Nullable String usual) {

    static VariableView of(Variable variable) {
      return new VariableView(variable.name(), variable.description(), variable.usual());
    }
  }

  /**
   * Where to go from a template.
   *
   * @param self its newest version
   * @param versions all of them
   * @param render puts values into it
   */
  record Links(String self, String versions, String render) {
    static Links of(String id) {
      String self = Kind.TEMPLATE.address(id);
      return new Links(self, self + "/versions", self + "/render");
    }
  }

  static TemplateView of(Versioned<PromptTemplate> stored) {
    PromptTemplate template = stored.content();
    return new TemplateView(
        stored.id(),
        stored.version(),
        template.name(),
        template.description(),
        template.text(),
        template.variables().stream().map(VariableView::of).toList(),
        stored.createdAt(),
        stored.updatedAt(),
        Links.of(stored.id()));
  }
}
