package dev.gauntlet.web.live;

import dev.gauntlet.workflows.Sha256;
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
  private static final int ENOUGH = 24;

  static Tagged of(byte[] body) {
    String word = Base64.getUrlEncoder().encodeToString(Sha256.of(body)).substring(0, ENOUGH);
    return new Tagged(WEAK + '"' + word + '"', body);
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
