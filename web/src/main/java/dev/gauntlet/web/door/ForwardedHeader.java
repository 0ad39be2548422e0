package dev.gauntlet.web.door;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The header in which proxies say for whom they ask, each after those before it. */
enum ForwardedHeader {
  /** Addresses with commas between. */
  X_FORWARDED_FOR("X-Forwarded-For"),
  /** RFC 7239: pairs, of which {@code for} has the address. */
  FORWARDED("Forwarded");

  private static final Pattern FOR =
      Pattern.compile("(?:^|;)\\s*for\\s*=\\s*(\"[^\"]*\"|[^;]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PORT = Pattern.compile("(\\[.*]|[^:]*):\\d+");

  private final String header;

  ForwardedHeader(String header) {
    this.header = header;
  }

  String header() {
    return header;
  }

  /** For whom it was asked, the last that was added last; blank where a proxy does not say. */
  List<String> read(List<String> values) {
    Stream<String> entries =
        values.stream().flatMap(value -> Arrays.stream(value.split(",", -1))).map(String::strip);
    return entries
        .map(entry ->
            switch (this) {
              case X_FORWARDED_FOR -> entry;
              case FORWARDED -> named(entry);
            })
        .map(ForwardedHeader::withoutPort)
        .toList();
  }

  private static String named(String entry) {
    Matcher pair = FOR.matcher(entry);
    return pair.find() ? pair.group(1).replace("\"", "").strip() : "";
  }

  private static String withoutPort(String node) {
    Matcher port = PORT.matcher(node);
    return port.matches() ? port.group(1) : node;
  }
}
