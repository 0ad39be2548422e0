package dev.gauntlet.activities.provider.simulated;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what is written about a person into what the person says. */
final class FirstPerson {
  static final String SOMEBODY =
      "(?:the|this) (?:customer|user|client|caller|guest|patient|person|shopper|buyer|member"
          + "|traveller|traveler)";

  private static final Pattern OBJECT_YOU =
      Pattern.compile(
          "(?i)\\b(to|for|with|from|by|at|of|about|without|told|tell|gave|give|gives|sent|send"
              + "|sends|charged|charges|billed|promised|offered|owe|owes|cost|help|helped|called"
              + "|let|lets|asked|make|makes|made|took) you\\b");
  private static final Pattern SUBJECT_YOU = Pattern.compile("(?i)\\byou(?: (are|were))?\\b");
  private static final Pattern SHORT_YOU = Pattern.compile("(?i)\\byou'(re|ve|d|ll)\\b");
  private static final Pattern HE_OR_SHE =
      Pattern.compile("(?i)(?:^" + SOMEBODY + "|\\b(?:he|she)) ([a-z']+)");
  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("is", "am"),
          Map.entry("are", "am"),
          Map.entry("were", "was"),
          Map.entry("was", "was"),
          Map.entry("isn't", "am not"),
          Map.entry("has", "have"),
          Map.entry("hasn't", "haven't"),
          Map.entry("does", "do"),
          Map.entry("doesn't", "don't"),
          Map.entry("goes", "go"));
  private static final Set<String> NO_VERBS = Set.of("always", "sometimes", "perhaps", "thus");

  private FirstPerson() {}

  /** The same sentence, said by the person it is about. */
  static String of(String sentence) {
    String said = OBJECT_YOU.matcher(sentence).replaceAll("$1 me");
    said =
        SHORT_YOU
            .matcher(said)
            .replaceAll(m -> m.group(1).equals("re") ? "I'm" : "I'" + m.group(1));
    said = SUBJECT_YOU.matcher(said).replaceAll(m -> m.group(1) == null ? "I" : "I " + am(m));
    said = said.replaceAll("(?i)\\byourself\\b", "myself").replaceAll("(?i)\\byours\\b", "mine");
    said = capitalKept(said, "your", "my");
    Matcher third = HE_OR_SHE.matcher(said);
    if (third.find()) {
      said = third.replaceAll(m -> Matcher.quoteReplacement("I " + plain(m.group(1))));
      said = capitalKept(said, "(?:his|her)", "my").replaceAll("(?i)\\bhim\\b", "me");
    }
    said = said.replaceAll("(?i)\\b" + SOMEBODY + "'s\\b", "my");
    return said.replaceAll("(?i)\\b" + SOMEBODY + "\\b", "me");
  }

  /** The verb as it stands after "I" or "to": wants, want. */
  static String plain(String verb) {
    String known = IRREGULAR.get(verb);
    if (known != null) {
      return known;
    }
    if (!verb.endsWith("s") || verb.endsWith("ss") || NO_VERBS.contains(verb)) {
      return verb;
    }
    if (verb.endsWith("ies")) {
      return verb.substring(0, verb.length() - 3) + "y";
    }
    boolean hisses = verb.matches(".*(?:ss|sh|ch|x|zz)es");
    return verb.substring(0, verb.length() - (hisses ? 2 : 1));
  }

  private static String am(java.util.regex.MatchResult you) {
    return you.group(1).equalsIgnoreCase("are") ? "am" : "was";
  }

  private static String capitalKept(String text, String from, String to) {
    return Pattern.compile("(?i)\\b" + from + "\\b")
        .matcher(text)
        .replaceAll(m -> Character.isUpperCase(m.group().charAt(0)) ? Words.upperFirst(to) : to);
  }
}
