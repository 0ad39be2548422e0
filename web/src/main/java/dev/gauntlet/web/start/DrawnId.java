package dev.gauntlet.web.start;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Ids for starts that name none. */
public final class DrawnId {

  /** None that look alike. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private DrawnId() {}

  /** An id that was never drawn before. */
  public static String next() {
    return RANDOM
        .ints(LENGTH, 0, LETTERS.length())
        .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
        .collect(Collectors.joining());
  }

  /** The seed of what has no seed of its own: the same for the same id. */
  public static long seedOf(String id) {
    return Integer.toUnsignedLong(id.hashCode());
  }
}
