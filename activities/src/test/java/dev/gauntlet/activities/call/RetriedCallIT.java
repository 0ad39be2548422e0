package dev.gauntlet.activities.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.Stage;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.NewMessage;
import dev.gauntlet.storage.battle.Retries;
import dev.gauntlet.storage.battle.StoredMessage;
import dev.gauntlet.storage.journal.Answer;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.JudgingActivities;
import dev.gauntlet.workflows.battle.JudgingCommand;
import dev.gauntlet.workflows.battle.TurnActivities;
import dev.gauntlet.workflows.battle.Verdict;
import io.temporal.testing.TestActivityEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls of a battle that had failed and goes on. */
class RetriedCallIT {
  private static final String MET =
      "{\"judgements\":[{\"id\":\"done\",\"rationale\":\"It is.\",\"met\":true}]}";

  private final Stage stage = new Stage();
  private final Retries retries = new Retries(stage.jdbc, stage.transactions);
  private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
  private TurnActivities turns = stage.turns;
  private JudgingActivities judging = stage.judging;

  @BeforeEach
  void register() {
    temporal.registerActivitiesImplementations(stage.turns, stage.judging);
    turns = temporal.newActivityStub(TurnActivities.class);
    judging = temporal.newActivityStub(JudgingActivities.class);
  }

  @AfterEach
  void close() {
    temporal.close();
    stage.close();
  }

  @Test
  void aCallThatFailedForGoodIsSentAgain() {
    String battle = stage.battle();
    stage.server.script(Reply.status(401, "{}"));
    Stage.failureOf(() -> turns.speak(Stage.agentTurn(battle)));
    failAndRetry(battle);
    stage.server.script(Reply.text("On its way."));

    turns.speak(Stage.agentTurn(battle));

    assertThat(stage.server.requests()).hasSize(2);
    assertThat(stage.said(battle)).containsExactly("Where is my order?", "On its way.");
    assertThat(stage.happenings(battle)).endsWith("ended", "retried", "message");
  }

  @Test
  void anAnswerThatCameAfterTheBattleHadFailedIsTheMessage() {
    String battle = stage.battle();
    stage.lost(battle);
    stage.progress.end(battle, Ending.failed(FailureType.INTERNAL, "terminated"));
    CallKey key = new CallKey(battle, 2, CallPurpose.AGENT, 0);
    stage.journal.storeTurn(
        key,
        answer("It came late."),
        new NewMessage(battle, 2, NewMessage.Author.MODEL, "It came late.", false, null));
    assertThat(stage.said(battle)).hasSize(1);
    retry(battle);

    turns.speak(Stage.agentTurn(battle));

    assertThat(stage.server.requests()).isEmpty();
    assertThat(stage.said(battle)).containsExactly("Where is my order?", "It came late.");
    turns.speak(Stage.agentTurn(battle));
    assertThat(stage.said(battle)).hasSize(2);
  }

  @Test
  void aVerdictThatCameAfterTheBattleHadFailedIsTheJudgement() {
    String battle = stage.battle();
    stage.agentSays(battle, "It is done.");
    JudgingCommand command = new JudgingCommand(battle, 2, 0, Stage.AMPLE_MS);
    stage.server.script(Reply.text(MET));
    judging.judge(command);
    stage.jdbc.sql("delete from judgements where battle_id = ?").param(battle).update();
    failAndRetry(battle);

    assertThat(judging.judge(command).verdict()).isEqualTo(Verdict.REACHED);

    assertThat(stage.server.requests()).hasSize(1);
    assertThat(stage.queries.lastJudged(battle)).map(StoredMessage::seq).contains(2);
  }

  private void failAndRetry(String battle) {
    stage.progress.end(battle, Ending.failed(FailureType.AUTHENTICATION, "The key is wrong."));
    retry(battle);
  }

  private void retry(String battle) {
    retries.retry(battle, "ann", null);
    assertThat(stage.progress.begin(battle)).map(BattleRow::end).isEmpty();
  }

  private static Answer answer(String text) {
    return new Answer(1, text, "stop", "gpt-4o-mini", 20, 0, 5, 0, false, 30L, 100);
  }
}
