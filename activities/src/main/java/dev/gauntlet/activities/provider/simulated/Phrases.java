package dev.gauntlet.activities.provider.simulated;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Everything that simulated people say, from {@code phrases.json}. */
record Phrases(
    List<Topic> topics,
    AgentLines agent,
    List<Mood> moods,
    OpponentLines opponent,
    List<Answer> answers,
    JudgeLines judge) {

  /** What goals are about that an answer reaches. */
  private static final String QUESTION = "question";

  /**
   * What a conversation can be about, by the beginnings of words; the last topic fits everything.
   * An agent asks for the first detail first, since nothing can be done without it.
   */
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
   *
   * @param about what it is: a blank of the lines, or a word of its own
   * @param told words that tell it without having been asked; an open one without any is answered
   *     by whatever a person has to tell
   */
  record Detail(
      String about,
      boolean open,
      List<String> hears,
      List<String> told,
      List<String> asks,
      List<String> answers,
      List<String> notes) {

    boolean isToldIn(String line) {
      String low = line.toLowerCase(Locale.ROOT);
      return told.stream().anyMatch(low::contains);
    }

    boolean isHeardIn(String question) {
      return heardIn(question, hears);
    }
  }

  /** What a person says to a question that is not for a detail; an open one lets it tell more. */
  record Reply(boolean open, List<String> hears, List<String> says) {

    boolean isHeardIn(String question) {
      return heardIn(question, hears);
    }
  }

  /**
   * What an agent can say to a question, by patterns that the question holds; the last fits all.
   */
  record Answer(List<String> hears, List<String> says) {}

  record AgentLines(
      List<String> greetings,
      List<String> thanks,
      List<String> echoes,
      List<String> almost,
      List<String> waits,
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
      List<Reply> replies,
      List<String> names,
      List<String> dates,
      List<String> since,
      List<String> times,
      List<String> people,
      List<String> devices) {}

  record JudgeLines(List<String> met, List<String> metInWords, List<String> notMet) {}

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

  /** The topic that most words of a goal belong to. */
  Topic topicOf(String goal) {
    if (Inquiry.in(goal).isPresent()) {
      return topics.stream()
          .filter(topic -> topic.name().equals(QUESTION))
          .findFirst()
          .orElseThrow();
    }
    String low = goal.toLowerCase(Locale.ROOT);
    Topic best = topics.getLast();
    long most = 0;
    for (Topic topic : topics) {
      long found = topic.words().stream().filter(word -> beginsAWord(word, low)).count();
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

  private static boolean beginsAWord(String word, String low) {
    return Pattern.compile("\\b" + Pattern.quote(word)).matcher(low).find();
  }

  private static boolean heardIn(String question, List<String> hears) {
    String low = question.toLowerCase(Locale.ROOT);
    return hears.stream().anyMatch(low::contains);
  }
}
