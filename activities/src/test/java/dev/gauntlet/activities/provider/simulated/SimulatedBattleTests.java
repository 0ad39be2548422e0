package dev.gauntlet.activities.provider.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.activities.provider.simulated.Play.Battle;
import dev.gauntlet.workflows.CallPurpose;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedBattleTests {
  private static final int BATTLES = 1_000;

  @ParameterizedTest
  @CsvSource({"sim-capable,0.82,0.88", "sim-average,0.46,0.54", "sim-hopeless,0,0"})
  void aModelReachesItsShareOfTheGoals(String model, double least, double most) throws Exception {
    Play play = Play.of(model);
    int reached = 0;
    for (long seed = 0; seed < BATTLES; seed++) {
      Battle battle = play.battle(seed, 12);
      if (battle.reached()) {
        reached++;
        assertThat(battle.exchanges()).isBetween(2, 7);
      } else {
        assertThat(battle.exchanges()).isEqualTo(12);
      }
    }
    assertThat(reached / (double) BATTLES).isBetween(least, most);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Get a refund for the blender.",
        "Reschedule the dentist appointment.",
        "Reset the password of the account.",
        "Learn how the museum got its name."
      })
  void theJudgeAgreesWithWhatTheAgentWasToDo(String goal) throws Exception {
    Play play = Play.of("sim-capable").with(goal, "");
    for (long seed = 0; seed < 250; seed++) {
      int reachesAt =
          SimulatedModel.CAPABLE.reachesAt(
              SimulatedProvider.battle(new Scene(goal, "", List.of(), List.of(), false, seed)));

      Battle battle = play.battle(seed, 8);

      assertThat(battle.reached()).isEqualTo(reachesAt <= 8);
      if (battle.reached()) {
        assertThat(battle.exchanges()).isEqualTo(reachesAt);
        assertThat(battle.transcript().getLast()).contains("confirmation number is ");
      }
    }
  }

  @Test
  void theSameSeedPlaysTheSameBattleInAnotherProcess() throws Exception {
    for (long seed = 0; seed < 50; seed++) {
      assertThat(Play.of("sim-average").battle(seed, 6))
          .isEqualTo(Play.of("sim-average").battle(seed, 6));
    }
  }

  @Test
  void twentyBattlesDoNotReadTheSame() throws Exception {
    Set<String> openings = new HashSet<>();
    Set<String> answers = new HashSet<>();
    Set<List<String>> battles = new HashSet<>();
    for (long seed = 1; seed <= 20; seed++) {
      List<String> transcript = Play.of("sim-capable").battle(seed, 5).transcript();
      openings.add(transcript.get(0));
      answers.add(transcript.get(1));
      battles.add(transcript);
    }
    assertThat(openings).hasSizeGreaterThan(10);
    assertThat(answers).hasSizeGreaterThan(12);
    assertThat(battles).hasSize(20);
  }

  @Test
  void nobodyRepeatsALineWithinABattle() throws Exception {
    for (long seed = 0; seed < 200; seed++) {
      List<String> transcript = Play.of("sim-capable").battle(seed, 5).transcript();
      assertThat(transcript).doesNotHaveDuplicates();
    }
  }

  @Test
  void theOpponentNeverLeavesUnlessItMay() throws Exception {
    int left = 0;
    for (long seed = 0; seed < BATTLES; seed++) {
      assertThat(String.join(" ", Play.of("sim-hopeless").battle(seed, 8).transcript()))
          .doesNotContain(Scene.LEAVE);
      Battle battle = Play.of("sim-hopeless").thatMayLeave().battle(seed, 8);
      if (battle.transcript().getLast().endsWith(Scene.LEAVE)) {
        left++;
        assertThat(battle.exchanges()).as("not before it has waited").isGreaterThanOrEqualTo(3);
      }
    }
    assertThat(left).isBetween(BATTLES / 5, BATTLES * 9 / 10);
  }

  @Test
  void theOpponentTellsItsFactsBitByBitInItsOwnWords() throws Exception {
    List<String> transcript = Play.of("sim-hopeless").battle(3, 8).transcript();
    List<String> said =
        Stream.iterate(0, i -> i < transcript.size(), i -> i + 2).map(transcript::get).toList();

    assertThat(said.getFirst()).contains("refund for the running shoes").doesNotContain("48213");
    assertThat(String.join(" ", said))
        .contains("arrived in size 36 instead of 38", "paid 79 euros by card")
        .doesNotContain("Never mention", "in a hurry", "You ordered", "You paid");
  }

  @Test
  void theAgentDoesNotKnowWhatItWasNotTold() throws Exception {
    for (long seed = 0; seed < 200; seed++) {
      List<String> transcript = Play.of("sim-capable").battle(seed, 6).transcript();
      for (int i = 1; i < transcript.size(); i += 2) {
        if (transcript.get(i).contains("48213")) {
          assertThat(String.join(" ", transcript.subList(0, i))).contains("48213");
        }
      }
    }
  }

  @Test
  void anAnswerReadsItsLatestQuestion() throws Exception {
    String answer =
        Play.of("sim-capable")
            .ask(
                CallPurpose.OPPONENT,
                5,
                List.of("Hi, I'd like a refund.", "Sure. What is your order number, please?"));

    assertThat(answer).contains("48213");
  }

  @Test
  void theOpponentIsThankfulOnceItIsDone() throws Exception {
    String answer =
        Play.of("sim-capable")
            .ask(
                CallPurpose.OPPONENT,
                5,
                List.of("Hi.", "That is done. Your confirmation number is RF-12345."));

    assertThat(answer).doesNotContain("?");
  }
}
