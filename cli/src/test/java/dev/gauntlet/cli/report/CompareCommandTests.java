package dev.gauntlet.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.cli.RunServer;
import dev.gauntlet.cli.Shell;
import dev.gauntlet.cli.command.ExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class CompareCommandTests {
  private static final String ASKED = "GET /api/comparisons?a=r1&b=r2";
  private static final String COMPARISON =
      """
      {"a":{"runId":"r1","model":"sim-average","success":{"k":11,"n":20,"estimate":0.55,
         "low":0.342,"high":0.742,"method":"wilson","level":0.95},"costUsd":0.1,"costPerBattleUsd":0.005,"latencyP50Ms":800,"turnsP50":3},
       "b":{"runId":"r2","model":"sim-capable","success":{"k":17,"n":20,"estimate":0.85,
         "low":0.64,"high":0.948,"method":"wilson","level":0.95},"costUsd":null,"costPerBattleUsd":null,"latencyP50Ms":1200,"turnsP50":2.5},
       "comparable":true,"reasons":["The prompts differ."],
       "difference":{"estimate":0.3,"low":0.019,"high":0.523,"method":"newcombe","level":0.95},
       "verdict":"better",
       "criteria":[{"id":"refund","a":{"k":11,"n":20,"estimate":0.55},
         "b":{"k":17,"n":20,"estimate":0.85},"difference":{"estimate":0.3}},
         {"id":"new","a":null,"b":{"k":1,"n":2,"estimate":0.5},"difference":null}],
       "scenarios":[{"id":"helmet","a":{"k":1,"n":7},"b":{"k":7,"n":7},"change":"fixed"},
         {"id":"lamp","a":{"k":6,"n":6},"b":{"k":0,"n":6},"change":"broke"}],
       "broke":["lamp"],"fixed":["helmet"],"cost":{"aUsd":0.1,"bUsd":null,"ratio":null}}\
      """;

  private final Shell shell = new Shell();

  @Test
  void putsTwoRunsSideBySide() {
    try (RunServer server = new RunServer()) {
      server.answer(ASKED, 200, COMPARISON);
      assertThat(shell.call(CompareCommand::new, server, "r1", "r2")).isZero();
      assertThat(shell.out())
          .isEqualTo(
              """
              B is better than A: +30.0 points, 95 % interval +1.9 to +52.3.
              - The prompts differ.

                        A                  B
              run       r1                 r2
              model     sim-average        sim-capable
              success   55.0 % (11 of 20)  85.0 % (17 of 20)
              interval  34.2 – 74.2 %      64.0 – 94.8 %
              cost      $0.10              unknown
              a battle  $0.005             unknown
              latency   p50 800 ms         p50 1.2 s
              turns     p50 3              p50 2.5

              criterion                  A                  B  points
              refund     55.0 % (11 of 20)  85.0 % (17 of 20)   +30.0
              new                  unknown    50.0 % (1 of 2)

              scenario       A       B  change
              helmet    1 of 7  7 of 7  fixed
              lamp      6 of 6  0 of 6  broke

              broke: lamp

              fixed: helmet
              """);
      assertThat(shell.err()).isEmpty();
    }
  }

  @Test
  void saysWhyRunsCannotBeCompared() {
    try (RunServer server = new RunServer()) {
      server.answer(
          ASKED,
          200,
          "{\"comparable\":false,\"verdict\":\"not comparable\",\"reasons\":[\"The scenarios"
              + " differ.\"]}");
      assertThat(shell.call(CompareCommand::new, server, "r1", "r2")).isZero();
      assertThat(shell.out()).startsWith("A and B cannot be compared.\n- The scenarios differ.\n");
    }
  }

  @Test
  void aRunWithoutACoveredBattleHasNoRate() {
    try (RunServer server = new RunServer()) {
      server.answer(
          ASKED, 200, "{\"a\":{\"runId\":\"r1\",\"success\":null},\"verdict\":\"not comparable\"}");
      assertThat(shell.call(CompareCommand::new, server, "r1", "r2")).isZero();
      assertThat(shell.out()).containsPattern("(?m)^success +unknown +unknown$");
    }
  }

  @Test
  void saysThatThereIsNoClearDifference() {
    try (RunServer server = new RunServer()) {
      server.answer(
          ASKED,
          200,
          "{\"verdict\":\"no clear difference\",\"difference\":{\"estimate\":-0.05,\"low\":-0.3,"
              + "\"high\":0.2}}");
      shell.call(CompareCommand::new, server, "r1", "r2");
      assertThat(shell.out())
          .startsWith(
              "No clear difference between A and B: −5.0 points, interval −30.0 to +20.0.\n");
    }
  }

  @Test
  void printsWhatTheServerSaidAsJson() {
    try (RunServer server = new RunServer()) {
      server.answer(ASKED, 200, COMPARISON);
      shell.call(CompareCommand::new, server, "r1", "r2", "--output=json");
      assertThat(JsonMapper.shared().readTree(shell.out()))
          .isEqualTo(JsonMapper.shared().readTree(COMPARISON));
    }
  }

  @Test
  void needsTwoRuns() {
    try (RunServer server = new RunServer()) {
      assertThat(shell.call(CompareCommand::new, server, "r1")).isEqualTo(ExitCodes.BAD_INPUT);
      assertThat(shell.call(CompareCommand::new, server, "r1", "none"))
          .isEqualTo(ExitCodes.BAD_INPUT);
    }
  }
}
