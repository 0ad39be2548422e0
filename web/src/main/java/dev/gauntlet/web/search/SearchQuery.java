package dev.gauntlet.web.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What is looked for.
 *
 * @param text as {@code websearch_to_tsquery} of PostgreSQL takes it
 * @param words those that a message may be found for, in lower case; none when there is no word or
 *     only words to be without
 */
record SearchQuery(String text, Set<String> words) {

  /** A word is what stands between spaces and punctuation, as in the index. */
  static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

  private static final Pattern TERM = Pattern.compile("(-?)(?:\"([^\"]*)\"?|([^\\s\"]+))");
  private static final Pattern PUNCTUATION = Pattern.compile("[\\p{Punct}&&[^\"]]");
  private static final String NOTHING = "";

  /**
   * Reads what a person typed: words, all of which have to be there; {@code "a phrase"}; {@code or}
   * between; {@code -word} for without it. Punctuation inside of a term makes a phrase of it:
   * {@code RF-4711} is rf followed by 4711.
   */
  static SearchQuery of(String typed) {
    List<String> terms = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (MatchResult term : TERM.matcher(typed).results().toList()) {
      boolean without = term.group(1).equals("-");
      boolean phrase = term.group(2) != null;
      // A comma ends a word as a space does, but not a term.
      String text = PUNCTUATION.matcher(phrase ? term.group(2) : term.group(3)).replaceAll(",");
      List<String> its = words(text);
      if (its.isEmpty()) {
        continue;
      }
      terms.add((without ? "-" : NOTHING) + (phrase ? '"' + text + '"' : text));
      if (!without && (phrase || !text.equalsIgnoreCase("or"))) {
        words.addAll(its);
      }
    }
    return new SearchQuery(String.join(" ", terms), Set.copyOf(words));
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(word -> word.group().toLowerCase(Locale.ROOT)).toList();
  }
}
