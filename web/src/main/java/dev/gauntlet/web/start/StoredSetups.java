package dev.gauntlet.web.start;

import dev.gauntlet.storage.agent.Agent;
import dev.gauntlet.storage.agent.AgentQueries;
import dev.gauntlet.storage.agent.PromptTemplate;
import dev.gauntlet.storage.agent.TemplateQueries;
import dev.gauntlet.storage.agent.Versioned;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The stored agents and templates that a body may name instead of saying it all. */
public final class StoredSetups {
  static final String AGENT = "agentId";
  static final String TEMPLATE = "templateId";

  private static final String AGENT_VERSION = "agentVersion";
  private static final String TEMPLATE_VERSION = "templateVersion";

  private final AgentQueries agents;
  private final TemplateQueries templates;

  /** Looks agents and templates up there. */
  public StoredSetups(AgentQueries agents, TemplateQueries templates) {
    this.agents = agents;
    this.templates = templates;
  }

  /** Whether the body of a battle names anything that can change after it was sent. */
  public static boolean areNamedIn(JsonNode battle) {
    return battle.hasNonNull(AGENT) || battle.hasNonNull(TEMPLATE);
  }

  /** Whether nothing is wrong but the agent that is named. */
  static boolean isTheAgentAlone(List<FieldError> errors) {
    return errors.stream()
        .map(FieldError::field)
        .allMatch(field -> field.endsWith(AGENT) || field.endsWith(AGENT_VERSION));
  }

  /** The agent that is named, if one is and it is there. */
  Optional<Versioned<Agent>> agent(Fields body) {
    return new Named("agent", AGENT, AGENT_VERSION).find(body, agents::find, agents::find);
  }

  /** The template that is named, if one is and it is there. */
  Optional<Versioned<PromptTemplate>> template(Fields body) {
    return new Named("prompt template", TEMPLATE, TEMPLATE_VERSION)
        .find(body, templates::find, templates::find);
  }

  /**
   * How something stored is named.
   *
   * @param kind what it is
   * @param id the field with its id
   * @param version the field with its version, the newest without
   */
  private record Named(String kind, String id, String version) {

    <T> Optional<Versioned<T>> find(
        Fields body,
        Function<String, Optional<Versioned<T>>> newest,
        BiFunction<String, Integer, Optional<Versioned<T>>> inVersion) {
      Optional<Integer> wanted = body.whole(version, 1, Integer.MAX_VALUE).map(Long::intValue);
      if (!body.has(id)) {
        if (body.has(version)) {
          body.wrong(version, "goes with " + id + ", which is missing.");
        }
        return Optional.empty();
      }
      Optional<String> name = body.filledText(id, SharedFields.NAME);
      Optional<Versioned<T>> found = name.flatMap(newest);
      if (name.isPresent() && found.isEmpty()) {
        body.wrong(
            id, "is \"" + Problem.shortened(name.get()) + "\", but there is no such " + kind + ".");
      }
      return found.flatMap(there -> {
        Optional<Versioned<T>> exact =
            wanted.isEmpty() ? found : inVersion.apply(there.id(), wanted.get());
        if (exact.isEmpty()) {
          body.wrong(
              version, "is " + wanted.get() + ", but the newest is " + there.version() + ".");
        }
        return exact;
      });
    }
  }
}
