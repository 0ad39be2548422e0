package dev.gauntlet.activities.provider.http;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Takes secrets out of what a provider sent, and cuts the rest. */
final class Redactor {
  private static final int LONGEST = 2_000;

  /** Anything shorter is no secret, and hiding every "1" would leave nothing to read. */
  private static final int SHORTEST_SECRET = 4;

  private static final String HIDDEN = "[redacted]";
  private static final Pattern BEARER = Pattern.compile("(?i)bearer\\s+[^\\s\"',;}<]+");

  /** With the stars and dots that a provider masks the middle of a key with. */
  private static final Pattern KEY = Pattern.compile("\\bsk-[A-Za-z0-9_*.-]+");

  private final List<String> secrets;

  Redactor(List<String> secrets) {
    this.secrets =
        secrets.stream()
            .filter(secret -> secret.length() >= SHORTEST_SECRET)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** At most 2,000 characters that PostgreSQL can keep, without a secret. */
  String redact(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, HIDDEN);
    }
    clean = BEARER.matcher(clean).replaceAll("Bearer " + HIDDEN);
    clean = KEY.matcher(clean).replaceAll(HIDDEN);
    return cut(clean).replace('\0', '\uFFFD');
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, splitsPair ? LONGEST - 1 : LONGEST);
  }
}
