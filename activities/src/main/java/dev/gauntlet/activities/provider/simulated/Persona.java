package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The facts that an opponent knows and may tell, in its own words, one sentence each. */
record Persona(List<String> facts) {

  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+|\\s*\\n+\\s*");
  private static final Pattern BULLET = Pattern.compile("^[-*\u2022]\\s*");
  private static final Pattern NAME =
      Pattern.compile(
          "(?:You are|You're|I am|name is|called|named)\\s+(?!An?\\b|The\\b)"
              + "([A-Z][\\p{L}'-]+(?: [A-Z][\\p{L}'-]+)?)"
              + "|^(?!An?\\b|The\\b|You\\b|Your\\b|He\\b|She\\b|They\\b|I\\b|It\\b|This\\b)"
              + "([A-Z][\\p{L}'-]+(?: [A-Z][\\p{L}'-]+)?)(?=,| is | has | wants | needs )");

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

  private static final Pattern TRAIT =
      Pattern.compile(
          "(?i)^(?:you are|you're|he is|she is|they are|[\\p{L} ]{1,30} is)"
              + " (?:(?:an?|very|rather|quite|somewhat|slightly|usually|always|a bit|a little) )*"
              + "(?:friendly|polite|kind|patient|cheerful|calm|warm|nice|impatient|angry|frustrated"
              + "|annoyed|upset|busy|rude|stressed|furious|irritated|in a hurry|skeptical|sceptical"
              + "|confused|brief|terse|chatty)"
              + "(?: (?:and|but|because|customer|user|person|man|woman)\\b.*|[,.!;].*|)$");
  private static final Pattern FRAGMENT = Pattern.compile("^An? .*");

  static Persona of(Scene scene) {
    List<String> facts = new ArrayList<>();
    Optional<String> name = nameIn(scene.persona());
    for (String sentence : sentences(scene.persona())) {
      add(facts, sentence, name);
    }
    List<String> goal = sentences(scene.goal());
    for (String sentence : goal.subList(Math.min(1, goal.size()), goal.size())) {
      add(facts, sentence, name);
    }
    return new Persona(facts);
  }

  static Optional<String> nameIn(String persona) {
    Matcher name = NAME.matcher(persona);
    if (!name.find()) {
      return Optional.empty();
    }
    return Optional.of(name.group(1) == null ? name.group(2) : name.group(1));
  }

  static List<String> sentences(String text) {
    return SENTENCE
        .splitAsStream(text.strip())
        .map(part -> BULLET.matcher(part.strip()).replaceFirst(""))
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }

  private static void add(List<String> facts, String sentence, Optional<String> name) {
    if (DIRECTION.matcher(sentence).find() || TRAIT.matcher(sentence).matches()) {
      return;
    }
    String about = sentence;
    if (name.isPresent() && sentence.startsWith(name.get())) {
      // A list of attributes after a name is nothing that anybody would say.
      if (sentence.startsWith(",", name.get().length())) {
        return;
      }
      about = "She" + sentence.substring(name.get().length());
    }
    Matcher fragment = FRAGMENT.matcher(about);
    if (fragment.matches()) {
      about = "You are " + Words.lowerFirst(about);
    }
    if (about.split(" ", SHORTEST_FACT).length == SHORTEST_FACT) {
      facts.add(Words.ended(Words.upperFirst(FirstPerson.of(about))));
    }
  }
}
