package dev.gauntlet.activities.provider.simulated;

import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
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
  private static final Pattern YOURSELF = Pattern.compile("(?i)\\byourself\\b");
  private static final Pattern YOURS = Pattern.compile("(?i)\\byours\\b");
  private static final Pattern YOUR = Pattern.compile("(?i)\\byour\\b");
  private static final Pattern HIS_OR_HER = Pattern.compile("(?i)\\b(?:his|her)\\b");
  private static final Pattern HIM = Pattern.compile("(?i)\\bhim\\b");
  private static final Pattern SOMEBODYS = Pattern.compile("(?i)\\b" + SOMEBODY + "'s\\b");
  private static final Pattern SOMEBODY_AT_ALL = Pattern.compile("(?i)\\b" + SOMEBODY + "\\b");
  private static final Pattern HISSING = Pattern.compile(".*(?:ss|sh|ch|x|zz)es");
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
    said = YOURSELF.matcher(said).replaceAll("myself");
    said = YOURS.matcher(said).replaceAll("mine");
    said = my(YOUR, said);
    Matcher third = HE_OR_SHE.matcher(said);
    if (third.find()) {
      said = third.replaceAll(m -> Matcher.quoteReplacement("I " + plain(m.group(1))));
      said = HIM.matcher(my(HIS_OR_HER, said)).replaceAll("me");
    }
    return me(said);
  }

  /** The same words, with "me" and "my" for the person that they speak of as somebody. */
  static String me(String words) {
    return SOMEBODY_AT_ALL.matcher(SOMEBODYS.matcher(words).replaceAll("my")).replaceAll("me");
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
    boolean hisses = HISSING.matcher(verb).matches();
    return verb.substring(0, verb.length() - (hisses ? 2 : 1));
  }

  private static String am(MatchResult you) {
    return you.group(1).equalsIgnoreCase("are") ? "am" : "was";
  }

  private static String my(Pattern whose, String text) {
    return whose
        .matcher(text)
        .replaceAll(m -> Character.isUpperCase(m.group().charAt(0)) ? "My" : "my");
  }
}
