package dev.gauntlet.web.agent;

import dev.gauntlet.storage.agent.Agent;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.start.AgentBody;
import dev.gauntlet.web.start.DrawnId;
import dev.gauntlet.web.start.StartCheck;
import dev.gauntlet.web.start.StoredSetups;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads agents that are to be stored, and checks that their models can be asked. */
final class AgentReader {
  private final StartCheck check;
  private final StoredSetups stored;

  AgentReader(StartCheck check, StoredSetups stored) {
    this.check = check;
    this.stored = stored;
  }

  /**
   * An agent that is to be created.
   *
   * @param id the id that was asked for, or one that is drawn
   * @param agent what it says
   */
  record New(String id, Agent agent) {}

  New read(JsonNode json) {
    List<FieldError> errors = new ArrayList<>();
    Fields body = Fields.of(json, errors);
    String id = CommonFields.id(body).orElseGet(DrawnId::next);
    return new New(id, content(body, errors));
  }

  /** What an agent is changed to. */
  Agent readChange(JsonNode json, String id) {
    List<FieldError> errors = new ArrayList<>();
    Fields body = Fields.of(json, errors);
    CommonFields.sameId(body, id);
    return content(body, errors);
  }

  /**
   * @throws Problem with everything that is wrong
   */
  private Agent content(Fields body, List<FieldError> errors) {
    String name = CommonFields.name(body);
    String description = CommonFields.description(body);
    AgentBody agent = AgentBody.toStore(body, stored);
    body.rejectOthers();
    check.check(errors, agent.models(), false);
    return new Agent(name, description, agent.spec(), agent.values());
  }
}
