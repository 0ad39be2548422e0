package dev.gauntlet.activities.provider.simulated;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which person a text speaks of the one whom it describes. */
enum Telling {
  /** "I ordered a helmet." Nothing has to be turned. */
  FIRST,
  /** "You ordered a helmet." A she in such a text is somebody else. */
  SECOND,
  HE,
  SHE,
  /** "The customer ordered their helmet." */
  SOMEBODY,
  /** "The helmet is cracked." */
  NOBODY;

  private static final Pattern FIRST_PERSON = Pattern.compile("\\b(?:I|[Mm]y|[Mm]e|[Mm]ine)\\b");
  private static final Pattern SECOND_PERSON = Pattern.compile("(?i)\\b(?:you|your|yours)\\b");
  private static final Pattern THIRD_PERSON =
      Pattern.compile("(?i)\\b(?:(he|him|his)|she|hers?)\\b");
  private static final Pattern SOMEBODY_AT_ALL =
      Pattern.compile("(?i)\\b" + FirstPerson.SOMEBODY + "\\b|^(?:customer|user|they)\\b");

  static Telling of(String text) {
    long first = FIRST_PERSON.matcher(text).results().count();
    long second = SECOND_PERSON.matcher(text).results().count();
    if (first > 0 || second > 0) {
      return first >= second ? FIRST : SECOND;
    }
    Matcher third = THIRD_PERSON.matcher(text);
    if (third.find()) {
      return third.group(1) == null ? SHE : HE;
    }
    return SOMEBODY_AT_ALL.matcher(text).find() ? SOMEBODY : NOBODY;
  }
}
