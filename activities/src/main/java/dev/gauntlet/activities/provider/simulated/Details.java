package dev.gauntlet.activities.provider.simulated;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers, names and days in what is written or said. */
final class Details {
  private static final String A_DAY =
      "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|the \\d{1,2}(?:st|nd|rd|th))\\b";
  private static final String A_TIME =
      "(?:\\d{1,2}(?::\\d\\d)? ?(?:am|pm)\\b|\\d{1,2}:\\d\\d\\b|noon\\b|half past \\w+)";
  private static final String A_COUNT = "(?:two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})";
  private static final String A_NAME = "[A-Z][\\p{L}'-]+(?: [A-Z][\\p{L}'-]+)?";

  /** From the surest to the least sure; a number with a unit, such as 20000 yen, is none. */
  private static final List<Pattern> ORDER =
      List.of(
          Pattern.compile(
              "(?i)\\b(?:order|booking|invoice|parcel|reference|tracking|number)"
                  + "(?: (?:number|no\\.?|nr\\.?|id|code))?(?: (?:is|was))?[:,]? ?(?:#|no\\.? ?)?"
                  + "([a-z]{0,4}-?\\d{3,12})\\b"),
          Pattern.compile("#(\\d{2,12})\\b"),
          Pattern.compile(
              "(?<!\\b(?:[Ff]light|[Tt]rain|[Rr]oom|[Gg]ate) )\\b([A-Z]{1,4}-?\\d{3,10})\\b"),
          Pattern.compile(
              "(?<![$€£.,\\d]|\\bin )\\b(\\d{5,10})\\b"
                  + "(?! ?(?:euros?|eur|usd|dollars?|pounds?|yen|kr|km|miles|people|%|€|\\$))"));

  private static final Pattern BARE_NUMBER = Pattern.compile("\\b([A-Z]{0,4}-?\\d{3,12})\\b");
  private static final Pattern EMAIL = Pattern.compile("([\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)");
  private static final Pattern DAY = Pattern.compile("\\b(" + A_DAY + ")");
  private static final Pattern TIME = Pattern.compile("\\b(" + A_TIME + ")");
  private static final Pattern COUNT = Pattern.compile("(?i)\\b(" + A_COUNT + ")\\b");
  private static final Pattern FOR_SO_MANY =
      Pattern.compile(
          "(?i)\\b(?:for|we are) ("
              + A_COUNT
              + ")\\b(?! ?(?:am|pm|:|[a-z]*(?:day|week|night|month|year|hour|minute)|eur|of\\b))"
              + "|\\b("
              + A_COUNT
              + ") (?:people|persons|guests|adults)\\b");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:[Nn]ame is|\\bI am|\\bI'm|[Uu]nder|[Tt]his is) ("
              + A_NAME
              + ")"
              + "|^("
              + A_NAME
              + ")(?=, please|\\.?$)");

  /** Moving something names two days: where it was and where it shall be. */
  private static final Pattern MOVES =
      Pattern.compile("(?i)\\b(?:move|reschedul|postpone|change|shift|instead)");

  private static final String LIKED = "\\b(?:free|only|suits?|prefers?|available|wants?) (?:on )?";
  private static final String INTO = "\\b(?:to|for|after|until) (?:next |this )?";

  private Details() {}

  /** What a person that is described so would answer with. */
  static Map<String, String> wanted(String goal, String persona) {
    String text = goal + "\n" + persona;
    Map<String, String> found = new HashMap<>();
    for (Pattern order : ORDER) {
      first(order, text).ifPresent(number -> found.putIfAbsent("order", number));
    }
    first(EMAIL, text).ifPresent(email -> found.put("email", email));
    chosen(DAY, A_DAY, text).ifPresent(day -> found.put("date", day));
    chosen(TIME, A_TIME, text).ifPresent(time -> found.put("time", time));
    first(FOR_SO_MANY, text).ifPresent(people -> found.put("people", people));
    Persona.nameIn(persona).ifPresent(name -> found.put("name", name));
    return found;
  }

  /** What an agent knows that listened; an answer counts for what was asked before it. */
  static Map<String, String> told(Talk talk) {
    Map<String, String> found = new HashMap<>();
    String told = talk.told();
    for (Pattern order : ORDER) {
      first(order, told).ifPresent(number -> found.putIfAbsent("order", number));
    }
    first(EMAIL, told).ifPresent(email -> found.put("email", email));
    chosen(DAY, A_DAY, told).ifPresent(day -> found.put("date", day));
    chosen(TIME, A_TIME, told).ifPresent(time -> found.put("time", time));
    first(FOR_SO_MANY, told).ifPresent(people -> found.put("people", people));
    for (int i = 2; i < talk.messages().size(); i += 2) {
      String question = Talk.questionIn(talk.messages().get(i - 1)).toLowerCase(Locale.ROOT);
      String answer = talk.messages().get(i);
      answered(found, "order", question.contains("order number"), BARE_NUMBER, answer);
      answered(found, "date", question.matches("(?s).*(?:what|which) da[yt].*"), DAY, answer);
      answered(found, "time", question.contains("time"), TIME, answer);
      answered(found, "people", question.contains("how many"), COUNT, answer);
      answered(found, "name", question.contains("name"), NAMED, answer);
    }
    return found;
  }

  private static void answered(
      Map<String, String> found, String detail, boolean asked, Pattern pattern, String answer) {
    if (asked) {
      first(pattern, answer).ifPresent(value -> found.putIfAbsent(detail, value));
    }
  }

  private static Optional<String> chosen(Pattern any, String form, String text) {
    Optional<String> liked = first(Pattern.compile(LIKED + "(" + form + ")"), text);
    if (liked.isEmpty()) {
      liked = first(Pattern.compile(INTO + "(" + form + ")"), text);
    }
    return liked.isPresent() || MOVES.matcher(text).find() ? liked : first(any, text);
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    for (int i = 1; i <= found.groupCount(); i++) {
      if (found.group(i) != null) {
        return Optional.of(found.group(i));
      }
    }
    return Optional.empty();
  }
}
