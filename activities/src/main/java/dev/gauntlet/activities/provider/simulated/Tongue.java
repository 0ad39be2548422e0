package dev.gauntlet.activities.provider.simulated;

import java.util.List;

/** Chooses among lines so that nobody says the same sentence again while there is another. */
record Tongue(Story story, Chance chance, List<String> said) {

  /** One of the lines whose blanks can be filled. */
  String say(String about, List<String> lines) {
    List<String> filled = story.sayable(lines).stream().map(story::fill).toList();
    List<String> fresh = filled.stream().filter(line -> !isSaid(line)).toList();
    return fresh.isEmpty()
        ? chance.pickInTurn(about, filled, said.size())
        : chance.pick(about, fresh);
  }

  boolean canSay(List<String> lines) {
    return story.sayable(lines).stream().map(story::fill).anyMatch(line -> !isSaid(line));
  }

  /** Whether words were said, be it within a line. */
  boolean isSaid(String words) {
    return said.stream().anyMatch(line -> line.contains(words.strip()));
  }
}
