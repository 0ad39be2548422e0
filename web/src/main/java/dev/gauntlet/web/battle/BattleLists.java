package dev.gauntlet.web.battle;

import dev.gauntlet.storage.Place;
import dev.gauntlet.storage.battle.BattleFilter;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.web.list.ListRequest;
import dev.gauntlet.web.list.Page;
import dev.gauntlet.workflows.Usage;
import dev.gauntlet.workflows.battle.BattleState;
import dev.gauntlet.workflows.battle.EndedReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists battles, newest first. */
public final class BattleLists {
  private final BattleQueries queries;
  private final String temporalUi;

  BattleLists(BattleQueries queries, String temporalUi) {
    this.queries = queries;
    this.temporalUi = temporalUi;
  }

  /**
   * What a list is asked for, as its parameters say it; null for what they do not say.
   *
   * @param state only battles in this state
   * @param runId only battles of this run
   * @param agentId only battles of this stored agent
   * @param endedReason only battles that ended so
   * @param tag only battles with this tag, as key:value
   * @param criterion only battles of a run whose last judgement decided on this criterion
   * @param met how it decided; not met where that is not said
   * @param cursor where to go on
   * @param limit the most entries of a page
   */
  public record Asked(
      @Nullable String state,
      @Nullable String runId,
      @Nullable String agentId,
      @Nullable String endedReason,
      @Nullable String tag,
      @Nullable String criterion,
      @Nullable Boolean met,
      @Nullable String cursor,
      int limit) {

    BattleFilter filter() {
      ListRequest request = new ListRequest();
      request.limit(limit);
      BattleState wanted = request.word("state", state, BattleState.values(), BattleState::word);
      String run = request.id("runId", runId);
      String agent = request.id("agentId", agentId);
      EndedReason reason =
          request.word("endedReason", endedReason, EndedReason.values(), EndedReason::word);
      ListRequest.Tag tagged = request.tag(tag);
      BattleFilter.Judged judged = judged(request);
      Place before = request.place(cursor);
      request.check();
      return new BattleFilter(
          wanted,
          run,
          agent,
          reason,
          tagged == null ? null : tagged.key(),
          tagged == null ? null : tagged.value(),
          judged,
          before,
          Page.lookFor(limit));
    }

    private BattleFilter.@Nullable Judged judged(ListRequest request) {
      String wanted = request.id("criterion", criterion);
      if (met != null && wanted == null) {
        request.wrong("met", "is about a criterion, which is missing.");
      }
      return wanted == null ? null : new BattleFilter.Judged(wanted, met != null && met);
    }
  }

  /** A page of battles. */
  public Page<BattleView> page(Asked asked) {
    Page<BattleRow> page =
        Page.of(
            queries.list(asked.filter()),
            asked.limit(),
            battle -> new Place(battle.createdAt(), battle.id()));
    Map<String, Usage> usages = queries.usages(page.items().stream().map(BattleRow::id).toList());
    return page.map(battle ->
        BattleView.inList(battle, usages.getOrDefault(battle.id(), Usage.NOTHING), temporalUi));
  }
}
