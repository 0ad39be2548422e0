package dev.gauntlet.web.webhook;

import dev.gauntlet.storage.battle.BattleFilter.Place;
import dev.gauntlet.storage.webhook.Webhooks;
import org.jspecify.annotations.Nullable;

/** Places in lists, as the storage of webhooks says them. */
final class Places {

  private Places() {}

  static Webhooks.@Nullable Before before(@Nullable Place place) {
    return place == null ? null : new Webhooks.Before(place.createdAt(), place.id());
  }
}
