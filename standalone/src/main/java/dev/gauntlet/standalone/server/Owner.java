package dev.gauntlet.standalone.server;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The process which has a data directory.
 *
 * @param pid its process id
 * @param since when it took the directory
 * @param address where it answers; empty while it starts
 */
public record Owner(long pid, Instant since, Optional<URI> address) {

  static Optional<Owner> parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Owner(
              Long.parseLong(lines[0]),
              Instant.parse(lines[1]),
              Optional.of(lines[2]).filter(line -> !line.isEmpty()).map(URI::create)));
    } catch (NumberFormatException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  String print() {
    return "%d\n%s\n%s\n".formatted(pid, since, address.map(URI::toString).orElse(""));
  }

  String describe() {
    return "the Gauntlet with process id %d%s"
        .formatted(pid, address.map(uri -> " at " + uri).orElse(", which is starting"));
  }
}
