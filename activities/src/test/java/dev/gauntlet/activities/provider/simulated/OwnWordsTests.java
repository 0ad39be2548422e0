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
          Find out whether the shop ships to Norway         | find out whether you ship to Norway.
          Find out if the hotel is open in May              | find out if you are open in May.
          The agent confirms that the parcel is on its way  | confirm that the parcel is on its way.
          The appointment is moved to Friday                | the appointment to be moved to Friday.
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
          Mara, friendly. Her order 4711 came yesterday.   | My order 4711 came yesterday.
          Tom Berger lost his phone. It hit him hard.      | I lost my phone. It hit me hard.
          She likes tea. They sent her the wrong pot.      | I like tea. They sent me the wrong pot.
          His wife lost her card last week.                | My wife lost her card last week.
          Your wife says that she lost her card.           | My wife says that she lost her card.
          Mara Lind is a nurse. The bag Mara bought tore.  | I am a nurse. The bag I bought tore.
          She is ill and needs it today.                   | I am ill and need it today.
          She's late a lot. She also wants a receipt.      | I'm late a lot. I also want a receipt.
          My bike has a flat tyre. You close at six.       | My bike has a flat tyre. You close at six.
          I live in Bergen. He sold me the wrong pump.     | I live in Bergen. He sold me the wrong pump.
          Mara ordered a bike. Mara's daughter is six, she likes red. | I ordered a bike. My daughter is six, she likes red.
          A student whose pen broke. They paid 4 euros.    | I am a student whose pen broke. I paid 4 euros.
          Customer bought a kettle. It leaks a lot.        | I bought a kettle. It leaks a lot.
          Mrs. Green, 71. Her hearing is poor.             | My hearing is poor.
          They refused to pay you. You ordered a lamp.     | They refused to pay me. I ordered a lamp.
          """)
  void aFactIsToldInTheFirstPerson(String written, String told) {
    assertThat(String.join(" ", facts(written))).isEqualTo(told);
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
          Mara is short of time.
          I'm Ana.
          Friendly, patient customer.
          """)
  void directionsAndTraitsAreNotTold(String written) {
    assertThat(facts(written)).isEmpty();
  }

  private static List<String> facts(String persona) {
    return Persona.of(new Scene("", persona, List.of(), List.of(), false, 1)).facts();
  }
}
