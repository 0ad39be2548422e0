package dev.gauntlet.activities.provider.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider is and how it is entered.
 *
 * @param name the name the provider is configured under
 * @param baseUrl such as {@code https://api.openai.com/v1}, without credentials, query or fragment
 * @param apiKey the key, or null when the server wants none; space around it is dropped
 * @param keyVariable the environment variable that people set the key with, named in errors
 * @param headers sent with every request; their values are treated as secrets
 * @param keyHeader the header that carries the key as it is, or null for {@code Authorization:
 *     Bearer}
 * @param query parameters of every request's address, such as {@code api-version}; no secrets
 */
public record Endpoint(
    String name,
    String baseUrl,
    @Nullable String apiKey,
    String keyVariable,
    Map<String, String> headers,
    @Nullable String keyHeader,
    Map<String, String> query) {

  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]*");
  private static final Set<String> OF_THE_CLIENT =
      Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

  /** Checks everything that would else fail at the first call, without repeating a secret. */
  public Endpoint {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a provider needs a name");
    }
    baseUrl = checkedUrl(name, baseUrl.strip());
    if (apiKey != null) {
      apiKey = apiKey.strip();
      apiKey = apiKey.isEmpty() ? null : apiKey;
    }
    if (apiKey != null && !HEADER_VALUE.matcher(apiKey).matches()) {
      throw new IllegalArgumentException(
          "the key of the provider %s (%s) has a character that no header can carry"
              .formatted(name, keyVariable));
    }
    headers = Map.copyOf(headers);
    headers.forEach((header, value) -> check(name, header, value));
    if (keyHeader != null) {
      check(name, keyHeader, "");
    }
    query = Map.copyOf(query);
  }

  /** An endpoint that takes the key as a bearer token and no query. */
  public Endpoint(
      String name,
      String baseUrl,
      @Nullable String apiKey,
      String keyVariable,
      Map<String, String> headers) {
    this(name, baseUrl, apiKey, keyVariable, headers, null, Map.of());
  }

  /** The variable that a provider's key is read from unless its configuration says otherwise. */
  public static String keyVariableOf(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_API_KEY";
  }

  /** Whether its host is this one or in this domain. */
  public boolean isAt(String domain) {
    String host = URI.create(baseUrl).getHost().toLowerCase(Locale.ROOT);
    return host.equals(domain) || host.endsWith("." + domain);
  }

  /** What enters it: the configured headers and the key. */
  Map<String, String> entry() {
    Map<String, String> entry = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (apiKey != null) {
      entry.put(
          keyHeader == null ? "Authorization" : keyHeader,
          keyHeader == null ? "Bearer " + apiKey : apiKey);
    }
    entry.putAll(headers);
    return entry;
  }

  /** Its query as it stands in an address, with the question mark; empty without one. */
  String queryString() {
    return query.isEmpty()
        ? ""
        : new TreeMap<>(query)
            .entrySet().stream()
                .map(part -> encoded(part.getKey()) + "=" + encoded(part.getValue()))
                .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Whatever must not be shown to anybody. */
  List<String> secrets() {
    List<String> secrets = new ArrayList<>(headers.values());
    if (apiKey != null) {
      secrets.add(apiKey);
    }
    return secrets;
  }

  /** Names the headers and hides what they and the key are. */
  @Override
  public String toString() {
    return "Endpoint[name=%s, baseUrl=%s, apiKey=%s, headers=%s]"
        .formatted(name, baseUrl, apiKey == null ? "none" : "hidden", headers.keySet());
  }

  private static String checkedUrl(String name, String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      // Its message would repeat the address, which may carry a secret.
      throw new IllegalArgumentException("the address of the provider " + name + " is not a URL");
    }
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    boolean https = "https".equalsIgnoreCase(uri.getScheme());
    if (!(http || https) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "the address of the provider %s must look like https://host/v1".formatted(name));
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the address of the provider %s must not carry credentials, a query or a fragment:"
                  .formatted(name)
              + " give keys as the key or as headers");
    }
    return url;
  }

  private static void check(String name, String header, String value) {
    if (!HEADER_NAME.matcher(header).matches()
        || OF_THE_CLIENT.contains(header.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "the provider %s cannot be sent a header called %s".formatted(name, header));
    }
    if (!HEADER_VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the header %s of the provider %s has a character that no header can carry"
              .formatted(header, name));
    }
  }
}
