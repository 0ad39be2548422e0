package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.activities.provider.simulated.Phrases.Detail;
import dev.gauntlet.activities.provider.simulated.Phrases.Mood;
import dev.gauntlet.activities.provider.simulated.Phrases.Reply;
import dev.gauntlet.activities.provider.simulated.Phrases.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A customer: brings up the goal, answers what is asked, tells more bit by bit, may lose heart. */
final class SimulatedOpponent {
  /** After so many exchanges without a result a person grows weary, and may leave. */
  private static final int PATIENCE = 3;

  /** What tells a fact that happened from one that is merely so. */
  private static final Pattern EVENT =
      Pattern.compile(
          "(?i)\\b(?:arriv|forg[eo]t|lost|brok|crack|stopp|says|error|wrong|damag|wait|charg|instead"
              + "|can't|cannot|won't|tried|got|receiv|locked|happen|miss|came)");

  private static final Pattern PAST =
      Pattern.compile(
          "(?i)\\b(?:yesterday|today|this (?:morning|week)|last (?:night|week|month|year|\\w+day)"
              + "|\\w+ (?:hours?|days?|weeks?|months?) ago|since)\\b");

  private final Phrases phrases;
  private final Scene scene;
  private final List<String> facts;
  private final Chance battle;
  private final Chance call;
  private final Mood mood;
  private final Talk talk;
  private final Story story;
  private final Tongue tongue;

  SimulatedOpponent(Phrases phrases, Scene scene, Cast cast, Chance battle, Chance call) {
    this.phrases = phrases;
    this.scene = scene;
    this.facts = cast.facts();
    this.battle = battle;
    this.call = call;
    this.mood = phrases.moodOf(scene.persona(), battle);
    this.talk = new Talk(scene.transcript());
    Story known = Story.ofOpponent(cast, phrases, battle).with("wish", wish());
    this.story =
        talk.settled()
            .flatMap(Talk.Settled::number)
            .map(number -> known.with("confirmation", number))
            .orElse(known);
    this.tongue = new Tongue(story, call, talk.ofOpponent());
  }

  String line() {
    if (talk.ofOpponent().isEmpty()) {
      return opening();
    }
    if (talk.settled().isPresent()) {
      return tongue.say("happy", mood.happy());
    }
    int waited = talk.ofAgent().size();
    if (scene.mayLeave() && waited >= PATIENCE && call.happens("leaves", leaving(waited))) {
      return call.pick("leave", mood.leaves()) + " " + Scene.LEAVE;
    }
    List<String> parts = new ArrayList<>(answer());
    boolean tellsMore =
        facts.stream().anyMatch(fact -> parts.getLast().endsWith(fact.substring(1)));
    boolean makesHeadway = tellsMore || heard(talk.lastQuestion()).isPresent();
    if (waited >= PATIENCE && !makesHeadway && call.happens("weary", 0.5)) {
      parts.add(tongue.say("weary", mood.weary()));
    }
    return String.join(" ", parts);
  }

  private String wish() {
    List<String> goal = Persona.sentences(scene.goal());
    return Wish.of(goal.isEmpty() ? "" : goal.getFirst(), battle);
  }

  private String opening() {
    String greeting = call.pick("greeting", mood.greetings());
    String wish = wish();
    String line = greeting + " " + (greeting.endsWith(",") ? Words.lowerFirst(wish) : wish);
    return call.happens("plea", 0.6) && !wish.endsWith("?")
        ? line + " " + call.pick("plea", mood.pleas())
        : line;
  }

  private List<String> answer() {
    String question = talk.lastQuestion();
    Optional<String> fact = untold().findFirst();
    if (question.isEmpty()) {
      List<String> parts = new ArrayList<>();
      fact.ifPresent(parts::add);
      parts.add(tongue.say("push", mood.pushes()));
      return parts;
    }
    Optional<Detail> asked = heard(question);
    if (asked.isPresent()) {
      return detail(asked.get());
    }
    Optional<Reply> reply =
        phrases.opponent().replies().stream()
            .filter(known -> known.isHeardIn(question))
            .findFirst();
    if (reply.isPresent() && !(reply.get().open() && fact.isPresent())) {
      return withMore(tongue.say("reply", reply.get().says()), fact);
    }
    Optional<Detail> elsewhere =
        phrases.topics().stream()
            .map(Topic::details)
            .flatMap(List::stream)
            .filter(detail -> detail.isHeardIn(question))
            .findFirst();
    if (elsewhere.isPresent()) {
      return detail(elsewhere.get());
    }
    return List.of(fact.orElseGet(() -> tongue.say("clueless", phrases.opponent().clueless())));
  }

  /** What this topic would ask for. */
  private Optional<Detail> heard(String question) {
    return story.topic().details().stream()
        .filter(detail -> detail.isHeardIn(question))
        .findFirst();
  }

  /** Answers with a fact that holds what is asked for, and makes something up without one. */
  private List<String> detail(Detail detail) {
    Predicate<String> holdsIt = holding(detail);
    Optional<String> untold = untold().filter(holdsIt).findFirst();
    if (untold.isPresent()) {
      return List.of(untold.get());
    }
    Optional<String> told =
        facts.stream().filter(fact -> !detail.open() && holdsIt.test(fact)).findFirst();
    if (told.isPresent() && !story.isIn(told.get(), detail.about())) {
      return List.of("As I said: " + Words.lowerFirst(told.get()));
    }
    if (story.isIn(talk.told(), detail.about())) {
      return List.of("As I said: " + Words.lowerFirst(story.fill(detail.answers().getFirst())));
    }
    String answer = tongue.say("answer", detail.answers());
    Optional<String> more = untold().findFirst().filter(fact -> call.happens("more", 0.5));
    return withMore(answer, more);
  }

  private Predicate<String> holding(Detail detail) {
    if (detail.open()) {
      return fact -> detail.told().isEmpty() || detail.isToldIn(fact) || EVENT.matcher(fact).find();
    }
    if (detail.about().equals("since")) {
      return PAST.asPredicate();
    }
    return fact -> detail.isToldIn(fact) || story.isIn(fact, detail.about());
  }

  private List<String> withMore(String answer, Optional<String> more) {
    return more.map(fact ->
            List.of(
                answer,
                tongue.say("bridge", phrases.opponent().bridges()) + " " + Words.lowerFirst(fact)))
        .orElseGet(() -> List.of(answer));
  }

  private Stream<String> untold() {
    String told = talk.told().toLowerCase(Locale.ROOT);
    return facts.stream().filter(fact -> !told.contains(fact.toLowerCase(Locale.ROOT)));
  }

  private static double leaving(int waited) {
    return Math.min(0.5, 0.08 * (waited - PATIENCE + 1));
  }
}
