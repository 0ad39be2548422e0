package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.activities.provider.simulated.Phrases.Detail;
import dev.gauntlet.activities.provider.simulated.Phrases.Mood;
import dev.gauntlet.activities.provider.simulated.Phrases.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A customer: brings up the goal, answers what is asked, tells more bit by bit, may lose heart. */
record SimulatedOpponent(
    Phrases phrases, Scene scene, List<String> facts, Story story, Chance battle, Chance call) {

  /** After so many exchanges without a result a person grows weary, and may leave. */
  private static final int PATIENCE = 3;

  /** What tells a fact that happened from one that is merely so. */
  private static final Pattern EVENT =
      Pattern.compile(
          "(?i)\\b(?:arriv|order|forg[eo]t|lost|brok|stopp|says|error|wrong|damag|wait|charg|instead"
              + "|can't|cannot|won't|tried|got|receiv|locked|happen|miss)");

  String line() {
    Talk talk = new Talk(scene.transcript());
    int turn = talk.ofOpponent().size();
    Mood mood = story.mood();
    if (turn == 0) {
      return opening(mood);
    }
    if (talk.settled().isPresent()) {
      return story.fill(battle.pickInTurn("happy", mood.happy(), turn));
    }
    int waited = talk.ofAgent().size();
    if (scene.mayLeave() && waited >= PATIENCE && call.happens("leaves", leaving(waited))) {
      return call.pick("leave", mood.leaves()) + " " + Scene.LEAVE;
    }
    List<String> parts = new ArrayList<>(answer(talk, turn));
    boolean makesHeadway = heard(talk.lastQuestion()).isPresent();
    if (waited >= PATIENCE && !makesHeadway && call.happens("weary", 0.5)) {
      parts.add(battle.pickInTurn("weary", mood.weary(), turn));
    }
    return String.join(" ", parts);
  }

  private String opening(Mood mood) {
    String greeting = call.pick("greeting", mood.greetings());
    List<String> goal = Persona.sentences(scene.goal());
    String wish = Wish.of(goal.isEmpty() ? "" : goal.getFirst(), battle);
    String line = greeting + " " + (greeting.endsWith(",") ? Words.lowerFirst(wish) : wish);
    return call.happens("plea", 0.6) ? line + " " + call.pick("plea", mood.pleas()) : line;
  }

  private List<String> answer(Talk talk, int turn) {
    String question = talk.lastQuestion();
    Optional<String> fact = untold(talk).findFirst();
    List<String> parts = new ArrayList<>();
    if (question.isEmpty()) {
      fact.ifPresent(parts::add);
      parts.add(battle.pickInTurn("push", story.mood().pushes(), turn));
      return parts;
    }
    Optional<Detail> asked = heard(question);
    Optional<String> event = untold(talk).filter(told -> EVENT.matcher(told).find()).findFirst();
    if (asked.filter(Detail::open).isPresent() && event.isPresent()) {
      parts.add(event.get());
    } else if (asked.isPresent()) {
      parts.add(detail(asked.get(), talk));
      if (fact.isPresent() && call.happens("more", 0.5)) {
        String bridge = battle.pickInTurn("bridge", phrases.opponent().bridges(), turn);
        parts.add(bridge + Words.lowerFirst(fact.get()));
      }
    } else if (fact.isPresent()) {
      parts.add(fact.get());
    } else {
      parts.add(battle.pickInTurn("clueless", phrases.opponent().clueless(), turn));
    }
    return parts;
  }

  /** What is asked for: first what this topic would ask, then whatever else people ask. */
  private Optional<Detail> heard(String question) {
    List<Detail> known = new ArrayList<>(story.topic().details());
    phrases.topics().stream().map(Topic::details).forEach(known::addAll);
    return known.stream().filter(detail -> detail.isHeardIn(question)).findFirst();
  }

  private String detail(Detail detail, Talk talk) {
    Optional<String> before =
        detail.answers().stream().map(story::fill).filter(talk.told()::contains).findFirst();
    return before
        .map(said -> "As I said: " + Words.lowerFirst(said))
        .orElseGet(() -> story.fill(call.pick("answer", detail.answers())));
  }

  private Stream<String> untold(Talk talk) {
    String told = talk.told().toLowerCase(Locale.ROOT);
    return facts.stream().filter(fact -> !told.contains(fact.toLowerCase(Locale.ROOT)));
  }

  private static double leaving(int waited) {
    return Math.min(0.5, 0.08 * (waited - PATIENCE + 1));
  }
}
