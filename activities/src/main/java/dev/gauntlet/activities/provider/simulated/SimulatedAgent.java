package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.activities.provider.simulated.Phrases.AgentLines;
import dev.gauntlet.activities.provider.simulated.Phrases.Detail;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A support agent: asks for what it needs and, if its model is up to it, gets the thing done. */
record SimulatedAgent(
    Phrases phrases, Scene scene, Story story, SimulatedModel model, Chance battle, Chance call) {

  private static final Pattern WISH =
      Pattern.compile("\\bI(?:'d like| want| need| was hoping) to ([^.!?\\n]{3,120})");

  String line() {
    Talk talk = new Talk(scene.transcript());
    AgentLines lines = phrases.agent();
    int exchange = talk.ofAgent().size() + 1;
    String told = talk.told();
    if (talk.settled().isPresent()) {
      return say(lines.after(), "after", exchange, told);
    }
    int reachesAt = model.reachesAt(battle);
    if (exchange >= reachesAt) {
      return say(story.topic().done(), "done", 0, told);
    }
    if (model == SimulatedModel.HOPELESS) {
      return say(lines.hopeless(), "hopeless", exchange, told);
    }
    boolean lost = reachesAt == Integer.MAX_VALUE && exchange >= 3;
    if (exchange > story.topic().details().size() || (lost && call.happens("stalls", 0.6))) {
      return say(lines.stalls(), "stall", exchange, told);
    }
    return inquiry(exchange, exchange == reachesAt - 1, told);
  }

  private String inquiry(int exchange, boolean last, String told) {
    AgentLines lines = phrases.agent();
    List<String> parts = new ArrayList<>();
    if (exchange == 1) {
      parts.add(say(lines.greetings(), "greeting", 0, told));
      parts.add(understood(told));
    } else {
      parts.add(say(lines.thanks(), "thanks", exchange, told));
      List<String> notes = story.sayable(needed(exchange - 1).notes(), told);
      if (!notes.isEmpty()) {
        parts.add(story.fill(call.pick("note", notes), told));
      } else {
        parts.add(say(story.topic().work(), "work", exchange, told));
      }
      if (last) {
        parts.add(say(lines.almost(), "almost", 0, told));
      }
    }
    parts.add(story.fill(call.pick("ask", needed(exchange).asks()), told));
    return String.join(" ", parts);
  }

  /** Says the person's wish back, or that it is heard. */
  private String understood(String told) {
    Matcher wish = WISH.matcher(told);
    if (wish.find() && call.happens("echo", 0.5)) {
      String theirs =
          wish.group(1).replaceAll("\\bmy\\b", "your").replaceAll("\\b(?:me|I)\\b", "you");
      return battle.pick("echo", phrases.agent().echoes()).replace("{wish}", theirs);
    }
    return say(story.topic().sorry(), "sorry", 0, told);
  }

  /** What is asked for in an exchange; the order differs from battle to battle. */
  private Detail needed(int exchange) {
    List<Detail> details = new ArrayList<>(story.topic().details());
    if (battle.happens("begin with the second", 0.5)) {
      Collections.swap(details, 0, 1);
    }
    if (battle.happens("leave the second for later", 0.5)) {
      Collections.swap(details, 1, 2);
    }
    return details.get(exchange - 1);
  }

  private String say(List<String> from, String about, int turn, String told) {
    return story.fill(battle.pickInTurn(about, story.sayable(from, told), turn), told);
  }
}
