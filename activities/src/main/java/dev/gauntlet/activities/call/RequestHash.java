package dev.gauntlet.activities.call;

import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.PromptMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A SHA-256 over what a model is asked, so that the journal can tell requests apart. */
final class RequestHash {

  private RequestHash() {}

  static byte[] of(String provider, ModelRequest request) {
    MessageDigest digest = sha256();
    add(digest, provider);
    add(digest, request.model());
    add(digest, request.systemPrompt());
    for (PromptMessage message : request.messages()) {
      add(digest, message.role().name());
      add(digest, message.content());
    }
    add(digest, request.settings().toString());
    return digest.digest();
  }

  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
    digest.update((byte) ':');
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
