package dev.gauntlet.web.agent;

import dev.gauntlet.storage.agent.Agent;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.start.AgentBody;
import dev.gauntlet.web.start.StartCheck;
import dev.gauntlet.web.start.StoredSetups;
import java.util.List;

/** Reads agents that are to be stored, and checks that their models can be asked. */
final class AgentReader implements ContentReader<Agent> {
  private final StartCheck check;
  private final StoredSetups stored;

  AgentReader(StartCheck check, StoredSetups stored) {
    this.check = check;
    this.stored = stored;
  }

  @Override
  public Agent read(Fields body, List<FieldError> errors) {
    String name = CommonFields.name(body);
    String description = CommonFields.description(body);
    AgentBody agent = AgentBody.toStore(body, stored);
    body.rejectOthers();
    check.check(errors, agent.models(), false);
    return new Agent(name, description, agent.spec(), agent.values());
  }
}
