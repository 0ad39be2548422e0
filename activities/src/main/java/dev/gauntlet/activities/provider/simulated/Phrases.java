package dev.gauntlet.activities.provider.simulated;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Everything that simulated people say, from {@code phrases.json}. */
record Phrases(
    List<Topic> topics,
    AgentLines agent,
    List<Mood> moods,
    OpponentLines opponent,
    JudgeLines judge) {

  /** What a conversation can be about; the last topic fits everything. */
  record Topic(
      String name,
      String prefix,
      List<String> words,
      List<String> sorry,
      List<Detail> details,
      List<String> work,
      List<String> done) {}

  /**
   * Something that an agent has to ask for, and how to tell that it does; an open one asks for a
   * story and not for a number, a name or a day.
   */
  record Detail(
      boolean open,
      List<String> hears,
      List<String> asks,
      List<String> answers,
      List<String> notes) {

    boolean isHeardIn(String question) {
      String low = question.toLowerCase(Locale.ROOT);
      return hears.stream().anyMatch(low::contains);
    }
  }

  record AgentLines(
      List<String> greetings,
      List<String> thanks,
      List<String> echoes,
      List<String> almost,
      List<String> stalls,
      List<String> hopeless,
      List<String> after,
      List<String> names) {}

  /** How a person speaks; the first mood fits everybody. */
  record Mood(
      String name,
      List<String> words,
      List<String> greetings,
      List<String> pleas,
      List<String> pushes,
      List<String> weary,
      List<String> leaves,
      List<String> happy) {}

  record OpponentLines(
      List<String> bridges,
      List<String> clueless,
      List<String> names,
      List<String> dates,
      List<String> times,
      List<String> people,
      List<String> devices) {}

  record JudgeLines(List<String> met, List<String> notMet) {}

  static Phrases load() {
    try (InputStream json = Phrases.class.getResourceAsStream("phrases.json")) {
      if (json == null) {
        throw new IllegalStateException("phrases.json is missing beside " + Phrases.class);
      }
      return JsonMapper.shared().readValue(json, Phrases.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The topic that most words of a text belong to. */
  Topic topicOf(String text) {
    String low = text.toLowerCase(Locale.ROOT);
    Topic best = topics.getLast();
    long most = 0;
    for (Topic topic : topics) {
      long found = topic.words().stream().filter(low::contains).count();
      if (found > most) {
        best = topic;
        most = found;
      }
    }
    return best;
  }

  /** The mood that a persona is described with. */
  Mood moodOf(String persona, Chance chance) {
    String low = persona.toLowerCase(Locale.ROOT);
    // The least patient word counts: "polite but in a hurry" is in a hurry.
    for (Mood mood : moods.reversed()) {
      if (mood.words().stream().anyMatch(low::contains)) {
        return mood;
      }
    }
    return chance.happens("friendly", 0.4) ? moods.get(1) : moods.getFirst();
  }
}
