package dev.gauntlet.activities.provider.simulated;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What one side said, said back by a shop: "my helmet" is "your helmet", and "you" are "we". */
final class OtherSide {
  private static final Pattern PERSONS =
      Pattern.compile(
          "\\b(?:I am|I'm|I was|I've|I|[Mm]y|[Mm]e|[Mm]ine|[Mm]yself|[Yy]ou|[Yy]our|[Yy]ours)\\b");
  private static final Map<String, String> TURNED =
      Map.ofEntries(
          Map.entry("i am", "you are"),
          Map.entry("i'm", "you are"),
          Map.entry("i was", "you were"),
          Map.entry("i've", "you have"),
          Map.entry("i", "you"),
          Map.entry("my", "your"),
          Map.entry("me", "you"),
          Map.entry("mine", "yours"),
          Map.entry("myself", "yourself"),
          Map.entry("you", "we"),
          Map.entry("your", "our"),
          Map.entry("yours", "ours"));

  private OtherSide() {}

  static String of(String words) {
    return PERSONS
        .matcher(FirstPerson.objectYou(words, "us"))
        .replaceAll(m -> TURNED.getOrDefault(m.group().toLowerCase(Locale.ROOT), ""));
  }
}
