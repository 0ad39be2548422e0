package dev.gauntlet.activities.provider.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.provider.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnWordsTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Get a refund for order 48213.                     | get a refund for order 48213.
          The customer gets a full refund                   | get a full refund.
          The customer wants to cancel their subscription.  | cancel my subscription.
          You want to change your flight to Friday.         | change my flight to Friday.
          Goal: book a table for four                       | book a table for four.
          A refund of 40 EUR                                | a refund of 40 EUR.
          Convince the agent to waive your fee.             | waive my fee.
          The agent confirms the refund.                    | confirm the refund.
          The agent gives the customer a new date           | give me a new date.
          User receives the tracking number                 | receive the tracking number.
          Tax questions about 2024                          | tax questions about 2024.
          """)
  void aGoalIsBroughtUpInTheFirstPerson(String goal, String wish) {
    for (long seed = 0; seed < 5; seed++) {
      assertThat(Wish.of(goal, new Chance(seed)))
          .endsWith(" " + wish)
          .doesNotContainIgnoringCase("the agent", "customer", "goal")
          .matches("(I('d| want| need| was|'m)|It is about).*");
    }
  }

  @Test
  void anEmptyGoalIsAQuestion() {
    assertThat(Wish.of(" ", new Chance(1))).isEqualTo("I have a question.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          You bought it 12 days ago.                       | I bought it 12 days ago.
          Your wife told you to call, and you're late.     | My wife told me to call, and I'm late.
          Ana Cruz is a nurse.                             | I am a nurse.
          She wants her money back.                        | I want my money back.
          The customer has two accounts                    | I have two accounts.
          A retired engineer who lives in Lyon             | I am a retired engineer who lives in Lyon.
          The parcel was damaged.                          | The parcel was damaged.
          """)
  void aFactIsToldInTheFirstPerson(String written, String told) {
    assertThat(facts(written)).containsExactly(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Be polite.
          Never reveal the order number unless asked.
          You are impatient and rude.
          You are a friendly customer.
          You speak in short sentences.
          Ana Cruz, 34, nurse.
          You play a customer of the assistant.
          """)
  void directionsAndTraitsAreNotTold(String written) {
    assertThat(facts(written)).isEmpty();
  }

  private static List<String> facts(String persona) {
    return Persona.of(new Scene("", persona, List.of(), List.of(), false, 1)).facts();
  }
}
