package dev.gauntlet.web.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets for subscriptions that bring none: 256 bits, as much as the signature's hash has. */
final class DrawnSecret {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private DrawnSecret() {}

  static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
