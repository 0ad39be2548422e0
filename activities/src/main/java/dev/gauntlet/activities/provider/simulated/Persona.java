package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The facts that an opponent knows and may tell, in its own words, one sentence each. */
record Persona(List<String> facts) {

  private static final Pattern SENTENCE =
      Pattern.compile("(?<=[.!?])(?<!\\b(?:Mrs|Mr|Ms|Dr)\\.)\\s+|\\s*\\n+\\s*");
  private static final Pattern BULLET = Pattern.compile("^[-*\u2022]\\s*");
  private static final String TITLE = "(?:(?:Mrs|Mr|Ms|Dr)\\.? )?";
  private static final Pattern NAME =
      Pattern.compile(
          "(?:You are|You're|I am|I'm|name is|is called|named)\\s+(?!An?\\b|The\\b)"
              + TITLE
              + "([A-Z][\\p{L}'-]+(?: [A-Z][\\p{L}'-]+)?)"
              + "|^(?!An?\\b|The\\b|You\\b|Your\\b|He\\b|She\\b|They\\b|I\\b|It\\b|This\\b)"
              + TITLE
              + "([A-Z][\\p{L}'-]+ [A-Z][\\p{L}'-]+(?=,|\\.| [a-z])|[A-Z][\\p{L}'-]+"
              + "(?=,|\\.| (?:is|has|wants|needs|ordered|bought|lives|works|forgot|lost|booked)\\b))");

  /** Words that begin a description as a name could. */
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?i)friendly|polite|kind|patient|impatient|angry|frustrated|annoyed|upset|busy|rude"
              + "|stressed|furious|calm|cheerful|young|old|yesterday|today|last|since|when|after"
              + "|my|his|her|their|no|customer|user|\\w+ese|\\w+ish|norwegian|german|french|dutch"
              + "|swiss|american|canadian|italian|indian|russian|ukrainian");

  /** Fewer words are a trait, such as "Always late." */
  private static final int SHORTEST_FACT = 3;

  /** Sentences that tell somebody how to play, not what is the case. */
  private static final Pattern DIRECTION =
      Pattern.compile(
          "(?i)^(?:be|do|don't|never|always|stay|keep|speak|answer|use|only|ask|reveal|give|write"
              + "|act|play|pretend|respond|reply|try|leave|end|insist|avoid|refuse|accept|make|say"
              + "|start|mention|push|talk|remain|behave|if|when|once)\\b"
              + "|\\b(?:assistant|the agent|chatbot|role-?play|persona|tone|sentences?|language"
              + "|character|simulated?|speaks?|writes?|answers?)\\b|\\[\\[");

  private static final String MOOD =
      "(?:friendly|polite|kind|patient|cheerful|calm|warm|nice|impatient|angry|frustrated"
          + "|annoyed|upset|busy|rude|stressed|furious|irritated|in a hurry|skeptical|sceptical"
          + "|confused|brief|terse|chatty|short of time|in a rush|pressed for time|curious)";
  private static final Pattern TRAIT =
      Pattern.compile(
          "(?i)^(?:you are|you're|he is|she is|they are|[\\p{L} ]{1,30} is)"
              + " (?:(?:an?|very|rather|quite|somewhat|slightly|usually|always|a bit|a little) )*"
              + MOOD
              + "(?: (?:and|but|because|customer|user|person|man|woman)\\b.*|[,.!;].*|)$"
              + "|^(?:very )?"
              + MOOD
              + "\\b.*");
  private static final Pattern FRAGMENT = Pattern.compile("^An? .*");
  private static final Pattern NAMING =
      Pattern.compile("^(?:You are|You're|I am|I'm|Your name is|My name is) [A-Z].*");
  private static final Pattern IDENTITY = Pattern.compile("^(?:I am|I'm|My name is) [A-Z].*");

  static Persona of(Scene scene) {
    List<String> written = new ArrayList<>(sentences(scene.persona()));
    List<String> goal = sentences(scene.goal());
    written.addAll(goal.subList(Math.min(1, goal.size()), goal.size()));
    Optional<String> name = nameIn(scene.persona());
    List<String> about =
        written.stream()
            .filter(sentence -> !DIRECTION.matcher(sentence).find())
            .filter(sentence -> !TRAIT.matcher(sentence).matches())
            .flatMap(sentence -> named(sentence, name).stream())
            .toList();
    Telling telling =
        Telling.of(
            String.join(
                " ",
                about.stream().filter(sentence -> !NAMING.matcher(sentence).matches()).toList()));
    // Who they are is the last thing that people tell.
    return new Persona(
        about.stream()
            .filter(sentence -> sentence.split(" ", SHORTEST_FACT).length == SHORTEST_FACT)
            .map(sentence -> Words.ended(Words.upperFirst(FirstPerson.of(sentence, telling))))
            .sorted(Comparator.comparing(fact -> IDENTITY.matcher(fact).matches()))
            .toList());
  }

  static Optional<String> nameIn(String persona) {
    Matcher name = NAME.matcher(persona);
    if (!name.find()) {
      return Optional.empty();
    }
    String found = name.group(1) == null ? name.group(2) : name.group(1);
    return Optional.of(found).filter(word -> !NO_NAME.matcher(word).matches());
  }

  static List<String> sentences(String text) {
    return SENTENCE
        .splitAsStream(text.strip())
        .map(part -> BULLET.matcher(part.strip()).replaceFirst(""))
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }

  /** The sentence with "the customer" for the name; empty where it only lists attributes. */
  private static Optional<String> named(String sentence, Optional<String> name) {
    String about =
        FRAGMENT.matcher(sentence).matches()
            ? "The customer is " + Words.lowerFirst(sentence)
            : sentence.replaceFirst("^(?:Customer|User|Client|Caller) (?=[a-z])", "The customer ");
    if (name.isEmpty() || NAMING.matcher(sentence).matches()) {
      return Optional.of(about);
    }
    String first = name.get().split(" ", 2)[0];
    String somebody =
        about
            .replaceAll("\\b" + TITLE + Pattern.quote(name.get()) + "\\b", "the customer")
            .replaceAll("\\b" + Pattern.quote(first) + "\\b", "the customer")
            .replaceFirst("^the customer, who ", "the customer ");
    return Optional.of(somebody).filter(text -> !text.startsWith("the customer,"));
  }
}
