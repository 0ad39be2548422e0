package dev.gauntlet.activities.call;

import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.PromptMessage;
import dev.gauntlet.workflows.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A SHA-256 over what a model is asked, so that the journal can tell requests apart. */
final class RequestHash {

  private RequestHash() {}

  static byte[] of(String provider, ModelRequest request) {
    MessageDigest digest = Sha256.digest();
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
}
