package dev.gauntlet.activities.quote;

import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * A line that no transcript can contain: a hash over the transcript itself. Whoever writes into the
 * transcript changes the hash with every character, so to quote it would take a fixed point of
 * SHA-256. The same transcript gives the same fence, so that a retry asks the same question.
 */
public final class Fence {
  private static final int BYTES = 16;

  private Fence() {}

  /**
   * The line to be put before and after what is quoted.
   *
   * @param key what the quotation is for
   * @param lines everything that is quoted, wherever it stands
   */
  public static String around(CallKey key, List<String> lines) {
    MessageDigest digest = Sha256.digest();
    digest.update(key.battleId().getBytes(StandardCharsets.UTF_8));
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      digest.update((byte) 0);
      digest.update(bytes);
    }
    return "=====" + HexFormat.of().formatHex(digest.digest(), 0, BYTES) + "=====";
  }
}
