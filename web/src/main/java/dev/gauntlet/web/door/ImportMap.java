package dev.gauntlet.web.door;

import dev.gauntlet.workflows.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The import map of the page. It is an inline script, so the policy has to name its hash (CSP level
 * 3, section 8.3).
 */
final class ImportMap {
  private static final Pattern SCRIPT =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private ImportMap() {}

  static String hash() {
    Matcher map = SCRIPT.matcher(page());
    if (!map.find()) {
      throw new IllegalStateException("static/index.html has no import map");
    }
    return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(map.group(1)));
  }

  private static String page() {
    try (InputStream page = ImportMap.class.getResourceAsStream("/static/index.html")) {
      if (page == null) {
        throw new IllegalStateException("static/index.html is not on the class path");
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("static/index.html cannot be read", e);
    }
  }
}
