package dev.gauntlet.web.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a report is read from, for its links.
 *
 * @param baseUrl scheme, host and path in front of {@code /battles}, such as {@code
 *     http://127.0.0.1:8080}; empty for links relative to the host
 */
record ReportContext(String baseUrl) {

  ReportContext {
    if (!baseUrl.isEmpty() && !baseUrl.matches("https?://\\S+")) {
      throw new IllegalArgumentException(
          "baseUrl is '" + baseUrl + "'; it must start with http:// or https://, or be empty");
    }
    baseUrl = baseUrl.replaceFirst("/+$", "");
  }

  String battle(String conversationId) {
    return baseUrl + "/battles/" + URLEncoder.encode(conversationId, StandardCharsets.UTF_8);
  }
}
