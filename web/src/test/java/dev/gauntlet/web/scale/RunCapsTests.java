package dev.gauntlet.web.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.agent.AgentQueries;
import dev.gauntlet.storage.agent.TemplateQueries;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.rest.Bodies;
import dev.gauntlet.web.start.StoredSetups;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RunCapsTests {

  @Test
  void namesTheFieldThatAsksForMoreBattlesThanTheCap() {
    List<FieldError> errors = new ArrayList<>();

    RunBody.read(
        Fields.of(Bodies.read(Bodies.run("{\"runCount\": 11}")), errors), 10, nothingStored());

    assertThat(errors)
        .containsExactly(new FieldError("runCount", "must be between 1 and 10, but is 11."));
  }

  /** Never asked, for the body names nothing that is stored. */
  private static StoredSetups nothingStored() {
    JdbcClient nowhere = JdbcClient.create(new DriverManagerDataSource());
    return new StoredSetups(new AgentQueries(nowhere), new TemplateQueries(nowhere));
  }
}
