package dev.gauntlet.cli.rest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a server left out as empty. */
final class Absent {
  private Absent() {}

  static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  /** Without the entries that are null. */
  static <T> List<T> list(@Nullable List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }

  /** In the order it came in, without the entries that are null. */
  static <V> Map<String, V> map(@Nullable Map<String, V> map) {
    if (map == null) {
      return Map.of();
    }
    Map<String, V> copy = new LinkedHashMap<>(map);
    copy.values().removeIf(Objects::isNull);
    return Collections.unmodifiableMap(copy);
  }
}
