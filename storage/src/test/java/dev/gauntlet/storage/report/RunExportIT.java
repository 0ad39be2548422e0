package dev.gauntlet.storage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.battle.BattleError;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.StoredMessage;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.Usage;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunExportIT {
  private static final TestStore STORE = TestStore.create();
  private static final RunExport EXPORT = new RunExport(STORE.jdbc, STORE.queries);

  @Test
  void manyBattlesComeInTheirOrderEachOnce() {
    RunFixture run = RunFixture.of(STORE, 123);
    RunFixture.of(STORE, 3);

    List<ExportedConversation> all = export(run.id);

    assertThat(all)
        .extracting(ExportedConversation::index)
        .containsExactlyElementsOf(IntStream.range(0, 123).boxed().toList());
    assertThat(all).extracting(ExportedConversation::runId).containsOnly(run.id);
  }

  @Test
  void aPageThatIsJustFullIsFollowedByNothing() {
    assertThat(export(RunFixture.of(STORE, 50).id)).hasSize(50);
    assertThat(export(RunFixture.of(STORE, 100).id)).hasSize(100);
  }

  @Test
  void aBattleComesWithEverythingThatWasSaidAndJudged() {
    RunFixture run =
        RunFixture.of(STORE, 2)
            .scenario("late", "{\"goal\": \"a refund at once\"}", 0, 1)
            .say(0, 4)
            .judge(0, 2, false)
            .judge(0, 4, true)
            .buy(0, 2, CallPurpose.AGENT, "small", 30L)
            .buy(0, 2, CallPurpose.JUDGE, "large", 9L)
            .end(EndedReason.GOAL, 0, 1);

    ExportedConversation first = export(run.id).getFirst();

    assertThat(first.conversationId()).isEqualTo(run.battle(0));
    assertThat(first.scenario()).isEqualTo("late");
    assertThat(first.goal()).isEqualTo("a refund at once");
    assertThat(first.seed()).isEqualTo(1000);
    assertThat(first.state()).isEqualTo(BattleState.COMPLETED);
    assertThat(first.endedReason()).isEqualTo(EndedReason.GOAL);
    assertThat(first.error()).isNull();
    assertThat(first.agent()).isEqualTo(new ModelChoice("openai", "gpt-4o-mini"));
    assertThat(first.startedAt()).isNotNull();
    assertThat(first.endedAt()).isAfterOrEqualTo(first.startedAt());
    assertThat(first.usage()).isEqualTo(STORE.queries.usage(run.battle(0)));
    assertThat(first.usage().total().costMicros()).isEqualTo(39);
    assertThat(first.messages()).isEqualTo(STORE.queries.messages(run.battle(0), 0, 100));
    assertThat(first.messages())
        .extracting(StoredMessage::content)
        .containsExactly("line 1", "line 2", "line 3", "line 4");
    assertThat(Objects.requireNonNull(first.messages().get(3).judgement()).verdict())
        .isEqualTo("reached");
  }

  @Test
  void aBattleThatNeverBeganComesToo() {
    ExportedConversation only = export(RunFixture.of(STORE, 1).id).getFirst();

    assertThat(only.state()).isEqualTo(BattleState.QUEUED);
    assertThat(only.endedReason()).isNull();
    assertThat(only.scenario()).isNull();
    assertThat(only.startedAt()).isNull();
    assertThat(only.endedAt()).isNull();
    assertThat(only.usage()).isEqualTo(Usage.NOTHING);
    assertThat(only.messages()).isEmpty();
  }

  @Test
  void aFailureSaysWhatFailed() {
    RunFixture run = RunFixture.of(STORE, 1).end(0, EndedReason.ERROR, "NOT_FOUND", "No model.");

    assertThat(export(run.id).getFirst().error())
        .isEqualTo(new BattleError("NOT_FOUND", "No model."));
  }

  @Test
  void aRunThatIsNotThereHasNoConversation() {
    assertThat(export("nowhere")).isEmpty();
  }

  @Test
  void aReaderThatGivesUpEndsTheExport() {
    RunFixture run = RunFixture.of(STORE, 3);
    List<Integer> read = new ArrayList<>();

    assertThatThrownBy(() ->
            EXPORT.conversations(
                run.id,
                conversation -> {
                  read.add(conversation.index());
                  throw new IllegalStateException("The reader is gone.");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(read).containsExactly(0);
  }

  private static List<ExportedConversation> export(String runId) {
    List<ExportedConversation> all = new ArrayList<>();
    EXPORT.conversations(runId, all::add);
    return all;
  }
}
