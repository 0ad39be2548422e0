package dev.gauntlet.activities.provider.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.provider.simulated.Play.Battle;
import dev.gauntlet.workflows.CallPurpose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger who reads a battle would stumble over. */
class SensibleTalkTests {
  private static final int BATTLES = 200;
  private static final Play HELMET = Play.of("sim-capable").with(Play.HELMET, Play.MARA);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Get a refund for order 4711.   |                                    | 4711
          Get a refund for the helmet.   | Mara. Her order 4711 came broken.  | 4711
          Get a refund for the helmet.   | The order number is 815.           | 815
          Get a refund of 99999 yen.     | You ordered it as AB-1234.         | AB-1234
          Get a refund for the helmet.   | Your order is #20031.              | 20031
          """)
  void anOrderNumberOfGoalOrPersonaIsTheOneThatIsTold(String goal, String persona, String number)
      throws Exception {
    Play play = Play.of("sim-capable").with(goal, persona == null ? "" : persona);
    for (long seed = 0; seed < BATTLES; seed++) {
      String answer =
          play.ask(CallPurpose.OPPONENT, seed, List.of("Hi.", "What is the order number, please?"));

      assertThat(answer).contains(number);
      assertThat(answer.replace(number, "")).doesNotContainPattern("\\d");
    }
  }

  @Test
  void noOtherNumberThanTheOrdersIsToldInTheWholeBattle() throws Exception {
    for (long seed = 0; seed < BATTLES; seed++) {
      String said = String.join(" ", said(HELMET.battle(seed, 6), 0));

      assertThat(said.replace("4711", "").replaceAll("RF-\\d+", "")).doesNotContainPattern("\\d");
      assertThat(said).doesNotContainPattern("\\b(?:[Hh]er|[Ss]he)\\b");
    }
  }

  @Test
  void nobodyIsAskedForAnOrderNumberThatItHasGiven() throws Exception {
    for (long seed = 0; seed < BATTLES; seed++) {
      assertThat(said(HELMET.battle(seed, 6), 1))
          .noneMatch(line -> line.contains("order number") && line.contains("?"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sim-capable", "sim-average"})
  void noQuestionIsAskedTwice(String model) throws Exception {
    for (Play play : List.of(HELMET, Play.of(model), Play.of(model).with("Change my plan.", ""))) {
      for (long seed = 0; seed < BATTLES; seed++) {
        assertThat(sentences(said(play.battle(seed, 6), 1)))
            .filteredOn(sentence -> sentence.endsWith("?"))
            .doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void nobodyTellsAFactTwice() throws Exception {
    for (long seed = 0; seed < BATTLES; seed++) {
      String said = String.join(" ", said(HELMET.battle(seed, 6), 0));

      assertThat(said.split("cracked", -1)).hasSizeLessThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Find out whether the shop ships to Norway.        | Yes, we ship to Norway.
          Ask if I can pay by invoice.                      | Yes, you can pay by invoice.
          Do you repair old radios?                         | Yes, we repair old radios.
          The agent tells the customer what the tour costs. | The price is
          Is the museum open on Mondays?                    | Yes, that is the case.
          Find out when my parcel arrives.                  | That is going to be on
          """)
  void aQuestionIsAnsweredBeforeItIsClosed(String goal, String answer) throws Exception {
    Play play = Play.of("sim-capable").with(goal, "");
    Set<Boolean> ends = new HashSet<>();
    for (long seed = 0; seed < BATTLES; seed++) {
      Battle battle = play.battle(seed, 6);
      ends.add(battle.reached());
      assertThat(battle.transcript().getLast().contains(answer)).isEqualTo(battle.reached());
    }
    assertThat(ends).contains(true);
  }

  @Test
  void theNumberThatThePersonNotesIsTheOneThatItWasGiven() throws Exception {
    for (long seed = 0; seed < BATTLES; seed++) {
      String thanks =
          HELMET.ask(
              CallPurpose.OPPONENT,
              seed,
              List.of("Hi.", "It is done. Your confirmation number is ZZ-77."));

      assertThat(thanks.replace("ZZ-77", "")).doesNotContainPattern("\\d");
    }
  }

  @Test
  void anAppointmentIsMovedToTheDayThatIsWantedAndNotToTheOldOne() throws Exception {
    Play play =
        Play.of("sim-capable")
            .with(
                "Move the dentist appointment from Tuesday to Friday.",
                "You have an appointment on Tuesday at 9:30.");
    for (long seed = 0; seed < BATTLES; seed++) {
      for (String line : said(play.battle(seed, 6), 1)) {
        assertThat(line.replace("from Tuesday to Friday", ""))
            .doesNotContain("Tuesday", "Which day", "9:30");
      }
    }
  }

  @Test
  void theAgentReadsWhatItIsToldAndNotThePersona() throws Exception {
    Play play = Play.of("sim-capable").with("Reset my password.", "Your email is kim@example.com.");
    boolean read = false;
    for (long seed = 0; seed < BATTLES; seed++) {
      read |= String.join(" ", said(play.battle(seed, 6), 1)).contains("kim@example.com");
    }
    assertThat(read).isTrue();
  }

  private static List<String> said(Battle battle, int first) {
    List<String> all = battle.transcript();
    return Stream.iterate(first, i -> i < all.size(), i -> i + 2).map(all::get).toList();
  }

  private static List<String> sentences(List<String> lines) {
    List<String> sentences = new ArrayList<>();
    lines.forEach(line -> sentences.addAll(List.of(line.split("(?<=[.!?])\\s+"))));
    return sentences;
  }
}
