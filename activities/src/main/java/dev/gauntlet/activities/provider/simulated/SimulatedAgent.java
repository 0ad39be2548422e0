package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.activities.provider.simulated.Phrases.AgentLines;
import dev.gauntlet.activities.provider.simulated.Phrases.Detail;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A support agent: asks for what it needs and was not told and, if its model is up to it, gets the
 * thing done.
 */
final class SimulatedAgent {
  private static final Pattern WISH =
      Pattern.compile(
          "\\bI(?:'d like| want| need|'m hoping for| was hoping)"
              + " (?:(you to|that you could) )?([^.!?\\n]{3,120})");

  private final AgentLines lines;
  private final Scene scene;
  private final SimulatedModel model;
  private final Chance battle;
  private final Chance call;
  private final Talk talk;
  private final Story story;
  private final Tongue tongue;

  SimulatedAgent(
      Phrases phrases, Scene scene, Cast cast, SimulatedModel model, Chance battle, Chance call) {
    this.lines = phrases.agent();
    this.scene = scene;
    this.model = model;
    this.battle = battle;
    this.call = call;
    this.talk = new Talk(scene.transcript());
    Story heard = Story.ofAgent(cast.topic(), talk, phrases, battle);
    this.story =
        Inquiry.in(scene.goal())
            .map(inquiry -> heard.with("answer", inquiry.answer(phrases, battle)))
            .orElse(heard);
    this.tongue = new Tongue(story, call, talk.ofAgent());
  }

  String line() {
    int exchange = talk.ofAgent().size() + 1;
    if (talk.settled().isPresent()) {
      return tongue.say("after", lines.after());
    }
    int reachesAt = model.reachesAt(battle);
    if (exchange >= reachesAt) {
      return tongue.say("done", story.topic().done());
    }
    if (model == SimulatedModel.HOPELESS) {
      return tongue.say("hopeless", lines.hopeless());
    }
    Optional<Detail> open = open();
    boolean lost = reachesAt == Integer.MAX_VALUE;
    if (lost && (open.isEmpty() || (exchange >= 3 && call.happens("stalls", 0.6)))) {
      return tongue.say("stall", lines.stalls());
    }
    return inquiry(exchange == 1, open, exchange == reachesAt - 1);
  }

  private String inquiry(boolean first, Optional<Detail> open, boolean last) {
    List<String> parts = new ArrayList<>();
    if (first) {
      parts.add(tongue.say("greeting", lines.greetings()));
      parts.add(understood());
    } else {
      parts.add(tongue.say("thanks", lines.thanks()));
      parts.add(noted());
    }
    if (open.isEmpty()) {
      parts.add(tongue.say("wait", lines.waits()));
    } else {
      if (last && !first) {
        parts.add(tongue.say("almost", lines.almost()));
      }
      parts.add(tongue.say("ask", open.get().asks()));
    }
    return String.join(" ", parts);
  }

  /** Says the person's wish back, or that it is heard. */
  private String understood() {
    Matcher wish = WISH.matcher(talk.told());
    if (wish.find() && call.happens("echo", 0.5)) {
      String theirs = (wish.group(1) == null ? "" : "me to ") + OtherSide.of(wish.group(2));
      String echo = call.pick("echo", lines.echoes()).replace("{wish}", theirs);
      // To repeat "that it is done" must not pass for doing it.
      if (!Talk.settles(echo)) {
        return echo;
      }
    }
    return tongue.say("sorry", story.topic().sorry());
  }

  /** What the latest answer is good for. */
  private String noted() {
    String answer = talk.ofOpponent().getLast();
    for (Detail detail : story.topic().details()) {
      boolean answered = detail.isToldIn(answer) || story.isIn(answer, detail.about());
      if (isAskedIn(List.of(talk.lastOfAgent()), detail)
          && answered
          && tongue.canSay(detail.notes())) {
        return tongue.say("note", detail.notes());
      }
    }
    return tongue.say("work", story.topic().work());
  }

  /** What to ask for next. The order differs from battle to battle, but for the first. */
  private Optional<Detail> open() {
    List<Detail> details = new ArrayList<>(story.topic().details());
    if (battle.happens("leave the second for later", 0.5)) {
      Collections.swap(details, 1, 2);
    }
    if (battle.happens("leave the third for later", 0.5)) {
      Collections.swap(details, 2, 3);
    }
    return details.stream()
        .filter(detail -> !story.knows(detail.about()) && !detail.isToldIn(talk.told()))
        .filter(detail -> !isAskedIn(talk.ofAgent(), detail))
        .findFirst();
  }

  private static boolean isAskedIn(List<String> lines, Detail detail) {
    return lines.stream().anyMatch(line -> detail.asks().stream().anyMatch(line::contains));
  }
}
