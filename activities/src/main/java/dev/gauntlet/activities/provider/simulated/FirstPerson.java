package dev.gauntlet.activities.provider.simulated;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what is written about a person into what the person says. */
final class FirstPerson {
  static final String SOMEBODY =
      "(?:the|this) (?:customer|user|client|caller|guest|patient|person|shopper|buyer|member"
          + "|traveller|traveler)";

  private static final String ADVERB =
      "(?: (also|never|always|already|just|really|still|often|usually|only|now|recently|sometimes"
          + "|currently))?";
  private static final Pattern OBJECT_YOU =
      Pattern.compile(
          "(?i)\\b(to|for|with|from|by|at|of|about|without|told|tell|gave|give|gives|sent|send"
              + "|sends|charged|charges|billed|promised|offered|owe|owes|cost|help|helped|called"
              + "|let|lets|asked|make|makes|made|took|pay|paid|reach|reached|show|showed) you\\b");
  private static final Pattern LAST_YOU =
      Pattern.compile("(?i)(?<=\\w )you(?=[.,;:!?]|$| (?:the|an?|twice|again)\\b)");
  private static final Pattern SUBJECT_YOU = Pattern.compile("(?i)\\byou(?: (are|were))?\\b");
  private static final Pattern SHORT_YOU = Pattern.compile("(?i)\\byou'(re|ve|d|ll)\\b");
  private static final Pattern YOURSELF = Pattern.compile("(?i)\\byourself\\b");
  private static final Pattern YOURS = Pattern.compile("(?i)\\byours\\b");
  private static final Pattern YOUR = Pattern.compile("(?i)\\byour\\b");

  private static final Pattern SOMEBODYS = Pattern.compile("(?i)\\b" + SOMEBODY + "'s\\b");
  private static final Pattern SOMEBODY_AND_NEXT =
      Pattern.compile("(?i)\\b" + SOMEBODY + "\\b(?:" + ADVERB + " ([a-z']+))?");
  private static final Pattern STARTS_A_CLAUSE =
      Pattern.compile(
          "(?i)(?:[,;:] |\\b(?:that|which|because|when|while|and|but|since|if|whether|what|how"
              + "|why|where) )$");
  private static final Pattern VERB =
      Pattern.compile(
          "[a-z]+ed|bought|paid|got|lost|forgot|sent|came|broke|left|took|found|made|went|had|has|was|is|wants|needs|can|cannot|could"
              + "|would|must|lives|works|uses");

  private static final Pattern THEY =
      Pattern.compile(
          "(?i)\\bthey (?=(?:want|need|have|had|would|ordered|bought|paid|forgot|lost|booked|live"
              + "|work|cannot|can't)\\b)");
  private static final Pattern THEIR = Pattern.compile("(?i)\\btheir\\b");
  private static final Pattern HIS = Pattern.compile("(?i)\\bhis\\b");
  private static final Pattern HIM = Pattern.compile("(?i)\\bhim\\b");
  private static final Pattern HERS = Pattern.compile("(?i)\\bhers\\b");
  private static final Pattern HER = Pattern.compile("(?i)\\bher\\b");

  /** She is the object where no noun can follow: "sent her the", "told her that", "for her." */
  private static final Pattern OBJECT_HER =
      Pattern.compile(
          "(?i)(?<=\\b(?:sent|gave|gives|charged|offered|promised|cost|owes|billed) )her\\b"
              + "|\\bher(?=\\s*(?:[.,;:!?]|$)|\\s+(?:the|an?|this|that|these|no|any|some|to|in|on"
              + "|at|for|with|from|by|about|and|but|or|when|if|because|while|after|before|again"
              + "|twice|it)\\b)");

  /** Behind a daughter, "she" is the daughter; the daughter is still "my" own. */
  private static final String FEMALE =
      "(?:wife|daughter|mother|mum|mom|sister|aunt|girlfriend|grandmother)\\b";

  private static final String MALE =
      "(?:husband|son|father|dad|brother|uncle|boyfriend|grandfather)\\b";
  private static final Pattern HER_KIN =
      Pattern.compile("(?i)^(?!she\\b|I\\b).*\\b" + FEMALE + ".*\\b(?:she|her)\\b");
  private static final Pattern HIS_KIN =
      Pattern.compile("(?i)^(?!he\\b|I\\b).*\\b" + MALE + ".*\\b(?:he|his|him)\\b");
  private static final Pattern HER_OF_KIN = Pattern.compile("(?i)\\bher(?= " + FEMALE + ")");
  private static final Pattern HIS_OF_KIN = Pattern.compile("(?i)\\bhis(?= " + MALE + ")");
  private static final Pattern SECOND_VERB =
      Pattern.compile(
          "\\b(and|but|or)"
              + ADVERB
              + " (needs|wants|has|is|lives|works|likes|hopes|thinks|feels|owns|pays|uses|does|asks"
              + "|expects|knows|plans)\\b");
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

  private FirstPerson() {}

  /** The same sentence, said by the person it is about. */
  static String of(String sentence, Telling telling) {
    if (telling == Telling.FIRST) {
      return somebody(sentence);
    }
    String said = somebody(you(sentence));
    said =
        switch (telling) {
          case HE -> HIS_KIN.matcher(said).find() ? my(HIS_OF_KIN, said) : his(subject(said, "he"));
          case SHE ->
              HER_KIN.matcher(said).find() ? my(HER_OF_KIN, said) : her(subject(said, "she"));
          case SOMEBODY -> my(THEIR, THEY.matcher(said).replaceAll("I "));
          case FIRST, SECOND, NOBODY -> said;
        };
    return said.startsWith("I ")
        ? SECOND_VERB.matcher(said).replaceAll(m -> m.group(1) + verb(m.group(2), m.group(3)))
        : said;
  }

  /** Whatever "you" is in a question or wish, as its object: told you, for you. */
  static String objectYou(String words, String by) {
    return LAST_YOU.matcher(OBJECT_YOU.matcher(words).replaceAll("$1 " + by)).replaceAll(by);
  }

  /** The verb as it stands after "I" or "to": wants, want. */
  static String plain(String verb) {
    String known = IRREGULAR.get(verb);
    if (known != null) {
      return known;
    }
    if (!verb.endsWith("s") || verb.endsWith("ss") || verb.endsWith("us")) {
      return verb;
    }
    if (verb.endsWith("ies")) {
      return verb.substring(0, verb.length() - 3) + "y";
    }
    boolean hisses = HISSING.matcher(verb).matches();
    return verb.substring(0, verb.length() - (hisses ? 2 : 1));
  }

  private static String you(String sentence) {
    String said = objectYou(sentence, "me");
    said =
        SHORT_YOU
            .matcher(said)
            .replaceAll(m -> m.group(1).equals("re") ? "I'm" : "I'" + m.group(1));
    said = SUBJECT_YOU.matcher(said).replaceAll(m -> m.group(1) == null ? "I" : "I " + am(m));
    said = YOURSELF.matcher(said).replaceAll("myself");
    said = YOURS.matcher(said).replaceAll("mine");
    return my(YOUR, said);
  }

  private static String somebody(String sentence) {
    String said = my(SOMEBODYS, sentence);
    return SOMEBODY_AND_NEXT
        .matcher(said)
        .replaceAll(m -> {
          String next = m.group(2);
          boolean isSubject =
              next != null
                  && (STARTS_A_CLAUSE.matcher(said.substring(0, m.start())).find()
                      || (m.start() == 0 && next.matches("[a-z]{2,}s"))
                      || VERB.matcher(next).matches());
          if (isSubject) {
            return Matcher.quoteReplacement("I" + verb(m.group(1), next));
          }
          String rest =
              next == null ? "" : (m.group(1) == null ? "" : " " + m.group(1)) + " " + next;
          return Matcher.quoteReplacement("me" + rest);
        });
  }

  private static String subject(String sentence, String pronoun) {
    String said =
        sentence
            .replaceAll(
                "(?i)\\b" + pronoun + "'s (?=[a-z]+ed\\b|been\\b|got\\b|had\\b|lost\\b|bought\\b)",
                "I've ")
            .replaceAll("(?i)\\b" + pronoun + "'s\\b", "I'm")
            .replaceAll("(?i)\\b" + pronoun + "'(d|ll)\\b", "I'$1");
    return Pattern.compile("(?i)\\b" + pronoun + ADVERB + " ([a-z']+)")
        .matcher(said)
        .replaceAll(m -> Matcher.quoteReplacement("I" + verb(m.group(1), m.group(2))));
  }

  private static String his(String sentence) {
    return HIM.matcher(my(HIS, sentence.replaceAll("(?i)\\bhimself\\b", "myself")))
        .replaceAll("me");
  }

  private static String her(String text) {
    String sentence = text.replaceAll("(?i)\\bherself\\b", "myself");
    return my(HER, OBJECT_HER.matcher(HERS.matcher(sentence).replaceAll("mine")).replaceAll("me"));
  }

  private static String verb(@Nullable String adverb, String verb) {
    return (adverb == null ? " " : " " + adverb + " ") + plain(verb);
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
