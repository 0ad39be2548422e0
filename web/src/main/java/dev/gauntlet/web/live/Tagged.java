package dev.gauntlet.web.live;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * A body with its entity tag (RFC 9110, 8.8.3): a weak one, since it may be compressed on its way.
 *
 * @param tag such as {@code W/"..."}
 */
@SuppressWarnings("ArrayRecordComponent")
record Tagged(String tag, byte[] body) {
  private static final String WEAK = "W/";
  private static final int ENOUGH = 12;

  static Tagged of(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      String word = Base64.getUrlEncoder().encodeToString(digest).substring(0, 2 * ENOUGH);
      return new Tagged(WEAK + '"' + word + '"', body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Whether the header {@code If-None-Match} names it; tags are compared weakly. */
  boolean isIn(String ifNoneMatch) {
    return Stream.of(ifNoneMatch.split(","))
        .map(String::strip)
        .anyMatch(other -> other.equals("*") || opaque(other).equals(opaque(tag)));
  }

  private static String opaque(String tag) {
    return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
  }
}
