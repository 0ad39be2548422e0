package dev.gauntlet.web.search;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/** Cuts the part out of a text in which most of the words stand that were looked for. */
final class Snippet {

  private static final int LENGTH = 240;
  private static final int BEFORE_FIRST_HIT = 60;
  private static final int LONGEST_WORD = 24;
  private static final String CUT = "\u2026";

  private final String text;
  private final List<MatchResult> hits;

  /**
   * A piece of plain text.
   *
   * @param text as it was said
   * @param hit whether it is one of the words that were looked for
   */
  record Segment(String text, boolean hit) {}

  private Snippet(String text, List<MatchResult> hits) {
    this.text = text;
    this.hits = hits;
  }

  /** The snippet in its order; an ellipsis stands where something was cut off. */
  static List<Segment> of(String text, Set<String> words) {
    List<MatchResult> hits =
        SearchQuery.WORD.matcher(text).results().filter(word -> words.contains(key(word))).toList();
    return new Snippet(text, hits).segments();
  }

  private static String key(MatchResult word) {
    return word.group().toLowerCase(Locale.ROOT);
  }

  private List<Segment> segments() {
    int from = atWord(Math.max(0, best() - BEFORE_FIRST_HIT), 1);
    int to = atWord(Math.min(text.length(), from + LENGTH), -1);
    List<Segment> segments = new ArrayList<>();
    StringBuilder plain = new StringBuilder(from > 0 ? CUT : "");
    int at = from;
    for (MatchResult hit : hits) {
      if (hit.start() >= at && hit.end() <= to) {
        plain.append(text, at, hit.start());
        add(segments, plain.toString(), false);
        add(segments, hit.group(), true);
        plain.setLength(0);
        at = hit.end();
      }
    }
    plain.append(text, at, to).append(to < text.length() ? CUT : "");
    add(segments, plain.toString(), false);
    return segments;
  }

  private static void add(List<Segment> segments, String text, boolean hit) {
    if (!text.isEmpty()) {
      segments.add(new Segment(text, hit));
    }
  }

  /** Where the first hit stands that is followed by most other words. */
  private int best() {
    int best = 0;
    int most = 0;
    int last = 0;
    for (int first = 0; first < hits.size(); first++) {
      int start = hits.get(first).start();
      while (last < hits.size() && hits.get(last).end() <= start + LENGTH - BEFORE_FIRST_HIT) {
        last++;
      }
      int words =
          hits.subList(first, Math.max(first, last)).stream()
              .map(Snippet::key)
              .collect(Collectors.toSet())
              .size();
      if (words > most) {
        most = words;
        best = start;
      }
    }
    return hits.isEmpty() ? 0 : most == 0 ? hits.getFirst().start() : best;
  }

  /** The next place without half a word, or at least without half a character. */
  private int atWord(int place, int step) {
    for (int at = place; at > 0 && at < text.length(); at += step) {
      if (Math.abs(at - place) > LONGEST_WORD) {
        return atCharacter(place);
      }
      if (Character.isWhitespace(text.charAt(at - 1))) {
        return at;
      }
    }
    return place == 0 || place == text.length() ? place : atCharacter(place);
  }

  private int atCharacter(int place) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    return characters.isBoundary(place) ? place : characters.preceding(place);
  }
}
