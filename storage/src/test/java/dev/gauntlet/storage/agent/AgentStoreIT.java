package dev.gauntlet.storage.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gauntlet.storage.AtOnce;
import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.BattleSpec.AgentSpec;
import dev.gauntlet.storage.battle.BattleSpec.Origin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class AgentStoreIT {
  private static final TestStore STORE = TestStore.create();
  private static final AgentStore AGENTS = new AgentStore(STORE.jdbc);
  private static final AgentQueries QUERIES = new AgentQueries(STORE.jdbc);
  private static final TemplateStore TEMPLATES = new TemplateStore(STORE.jdbc);
  private static final AgentSpec SETUP = Specs.scripted().agent();

  private static Creation<Agent> creation(String id, AgentSpec setup) {
    return new Creation<>(id, new Agent("Ana", null, setup, Map.of()), new byte[] {1}, null);
  }

  @Test
  void keepsNoAgentWhoseTemplateIsGone() {
    AgentSpec setup = SETUP.from(new Origin(null, null, "gone", 1));

    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(() -> AGENTS.create(creation("orphan", setup)));

    assertThat(QUERIES.find("orphan")).isEmpty();
  }

  @Test
  void aTemplateAndAnAgentThatNamesItAreNeverHalfThere() throws Exception {
    for (int round = 0; round < 20; round++) {
      String id = "pair-" + round;
      PromptTemplate template = new PromptTemplate("T", null, "x", List.of());
      TEMPLATES.create(new Creation<>(id, template, new byte[] {1}, null));
      AgentSpec setup = SETUP.from(new Origin(null, null, id, 1));

      AtOnce.each(
          2, n -> n == 0 ? TEMPLATES.remove(id, null).toString() : createIfThere(id, setup));

      boolean stayed = new TemplateQueries(STORE.jdbc).find(id).isPresent();
      assertThat(QUERIES.find(id).isPresent()).isEqualTo(stayed);
    }
  }

  private static String createIfThere(String id, AgentSpec setup) {
    try {
      return AGENTS.create(creation(id, setup)).toString();
    } catch (DataIntegrityViolationException gone) {
      return "gone";
    }
  }

  @Test
  void theBattlesOfAnAgentAreFoundByAnIndex() {
    STORE
        .jdbc
        .sql(
            """
            insert into battles (id, spec, fingerprint)
            select 'many-' || i, jsonb_build_object('agent', jsonb_build_object(
              'origin', jsonb_build_object('agentId', 'other-' || i % 50))), ''
            from generate_series(1, 20000) i
            """)
        .update();
    STORE.jdbc.sql("analyze battles").update();

    String plan =
        String.join(
            "\n",
            STORE
                .jdbc
                .sql(
                    """
                    explain select * from whole_battles
                    where own_spec #>> '{agent,origin,agentId}' = 'nobody'
                      or run_id = any(array(
                        select id from runs where battle #>> '{agent,origin,agentId}' = 'nobody'))
                    order by created_at desc, id desc limit 51
                    """)
                .query(String.class)
                .list());

    assertThat(plan).contains("battles_of_agent").doesNotContain("Seq Scan on battles");
  }
}
