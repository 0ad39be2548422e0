package dev.gauntlet.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.signal.Delta;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WatchersTests {
  private final List<String> announced = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Watchers watchers = new Watchers(announced::add);

  @Test
  void announcesABattleOnceToTheWorkersWhenSomebodyFollowsIt() {
    try (Registry.Entry one = watchers.follow("b", follower(0));
        Registry.Entry other = watchers.follow("b", follower(0))) {
      assertThat(announced).containsExactly("b");
      assertThat(watchers.followed()).containsExactly("b");
    }
    assertThat(watchers.followed()).isEmpty();
  }

  @Test
  void announcesNothingForWhoOnlyWantsToKnowWhenAStatusChanges() {
    LongPoll polls = new LongPoll(watchers, JsonMapper.shared());
    polls.start();

    for (int waitMs : new int[] {0, 1}) {
      polls.answer(new LongPoll.Asked("b", null, waitMs), () -> "same", status -> false);
    }

    assertThat(announced).isEmpty();
  }

  @Test
  void wakesWhoWaitsAndWhoFollows() {
    try (Registry.Entry waits = watchers.await("b", () -> told.add("waits"));
        Registry.Entry follows = watchers.follow("b", follower(0));
        Registry.Entry another = watchers.follow("c", follower(0))) {
      watchers.changed(Set.of("b"));
    }

    assertThat(told).containsExactly("waits", "follows");
  }

  @Test
  void wakesOnlyFollowersThatAreNotAsFarAsTheBattleIs() {
    try (Registry.Entry behind = watchers.follow("b", follower(3));
        Registry.Entry there = watchers.follow("b", follower(4))) {
      watchers.reached("b", 4);
    }

    assertThat(told).hasSize(1);
  }

  private Follower follower(int position) {
    return new Follower() {
      @Override
      public void changed() {
        told.add("follows");
      }

      @Override
      public void written(Delta delta) {}

      @Override
      public int position() {
        return position;
      }
    };
  }
}
