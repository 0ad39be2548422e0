package dev.gauntlet.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.cli.RunServer;
import dev.gauntlet.cli.Shell;
import dev.gauntlet.cli.command.ExitCodes;
import org.junit.jupiter.api.Test;

class RetryCommandTests {
  private static final String PATH = "POST /api/battles/r1.07/retry";
  private static final String ACCEPTED = "{\"conversationId\":\"r1.07\",\"state\":\"queued\"}";

  private final Shell shell = new Shell();

  @Test
  void letsABattleGoOnAndSaysWhereToFollowIt() {
    try (RunServer server = new RunServer()) {
      server.answer(PATH, 202, ACCEPTED);

      assertThat(shell.call(RetryCommand::new, server, "r1.07", "--reason", "new key")).isZero();

      assertThat(server.requests()).contains(PATH + " {\"reason\":\"new key\"}");
      assertThat(shell.out())
          .startsWith("Battle r1.07 goes on from its last message: http://")
          .endsWith("/battles/r1.07\n");
    }
  }

  @Test
  void needsNoReasonAndPrintsTheAnswerAsJson() {
    try (RunServer server = new RunServer()) {
      server.answer(PATH, 202, ACCEPTED);

      assertThat(shell.call(RetryCommand::new, server, "r1.07", "--output=jsonl")).isZero();

      assertThat(server.requests()).contains(PATH + " {}");
      assertThat(shell.out()).isEqualTo(ACCEPTED + "\n");
    }
  }

  @Test
  void hasNothingToDoWhenTheBattleHasNotFailed() {
    try (RunServer server = new RunServer()) {
      server.answer(
          PATH,
          409,
          """
          {"code":"not_failed","title":"Conflict","detail":"Only a battle that has failed."}\
          """);

      assertThat(shell.call(RetryCommand::new, server, "r1.07")).isEqualTo(ExitCodes.NOTHING_TO_DO);
      assertThat(shell.err()).contains("Only a battle that has failed.");
    }
  }

  @Test
  void cannotRetryABattleThatIsNotThereOrWhoseRunGoesOn() {
    try (RunServer server = new RunServer()) {
      assertThat(shell.call(RetryCommand::new, server, "r1.07")).isEqualTo(ExitCodes.BAD_INPUT);
      server.answer(
          PATH,
          409,
          """
          {"code":"run_not_finished","title":"Conflict","detail":"The run goes on."}\
          """);
      assertThat(shell.call(RetryCommand::new, server, "r1.07")).isEqualTo(ExitCodes.BAD_INPUT);
      assertThat(shell.err()).contains("The run goes on.");
    }
  }
}
