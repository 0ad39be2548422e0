package dev.gauntlet.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Modules of the pages that need no page around them, as a browser runs them. */
class ModulesIT {
  /** Answers of a server that the modules ask instead of the real one. */
  private static final String SERVER =
      """
      const asked = [];
      const answers = {};
      window.fetch = async path => {
        asked.push(path);
        const {body, status = 200, etag = '', date = new Date()} = answers[path]() ?? {};
        if (status === 0) throw new TypeError('away');
        return new Response(status === 304 ? null : JSON.stringify(body), {
          status, headers: {'Content-Type': 'application/json', ETag: etag, Date: date.toUTCString()}});
      };
      """;

  @RegisterExtension final Pages pages = new Pages();

  private Page page;

  @BeforeEach
  void open() {
    page = pages.open("/runs/nobody");
  }

  private Object run(String script) {
    return page.evaluate("async () => {" + script + "}");
  }

  @Test
  void aStretchOfTimeIsToldWithItsSmallerPart() {
    Object told =
        run(
            """
            const {period} = await import('/js/core/format.js');
            return [30, 90, 900, 3600, 5400, 7199, 90000].map(seconds => period(seconds * 1000).replaceAll('\\u00a0', ' '));
            """);

    assertThat(told)
        .isEqualTo(
            List.of("30 s", "1 min 30 s", "15 min", "1 h", "1 h 30 min", "1 h 59 min", "25 h"));
  }

  @Test
  void aPauseSaysWhoAskedForItAndWhy() {
    Object told =
        run(
            """
            const {activityWords} = await import('/js/core/format.js');
            const reasons = ['paused by api', 'paused by api: lunch', 'paused by ann: to: think', 'whatever'];
            return reasons.map(reason => activityWords({kind: 'paused', reason}, 0));
            """);

    assertThat(told)
        .isEqualTo(
            List.of(
                "Paused over the API or on a page",
                "Paused over the API or on a page: lunch",
                "Paused by ann: to: think",
                "Paused: whatever"));
  }

  @Test
  void aWeightThatIsNoNumberIsSentAsItWasTypedToBeRefused() {
    Object weight =
        run(
            """
            const {bodyOf, DEFAULTS, EMPTY_ROW} = await import('/js/runs/run-values.js');
            const rows = [{...EMPTY_ROW, id: 'a', weight: '0,5'}, {...EMPTY_ROW, id: 'b', weight: '0.5'}];
            return bodyOf({...DEFAULTS, scenariosFrom: 'typed', rows}).scenarios.map(({weight}) => weight);
            """);

    assertThat(weight).isEqualTo(List.of("0,5", 0.5));
  }

  @Test
  void aPollThatWasDoneAsksAgainAfterALostAnswer() {
    Object asked =
        run(
            """
            const {Poll} = await import('/js/core/poll.js');
            const {Lost} = await import('/js/core/api.js');
            let asked = 0;
            const healed = Promise.withResolvers();
            const poll = new Poll({addController() {}, requestUpdate() {}}, async () => {
              asked += 1;
              if (asked === 2) throw new Lost('away');
              if (asked === 3) healed.resolve();
              return Poll.DONE;
            }, 10, 10);
            poll.hostConnected();
            await poll.now();
            while (asked < 2) await poll.now();
            await healed.promise;
            poll.hostDisconnected();
            return asked;
            """);

    assertThat(asked).isEqualTo(3);
  }

  @Test
  void runsAreReadAPageAtATimeHoweverOftenTheEndComesNear() {
    Object asked =
        run(
            SERVER
                + """
                const {RunPages} = await import('/js/runs/run-pages.js');
                const ended = {endedAt: 'then'};
                for (const [cursor, next] of [['', 'b'], ['cursor=b&', 'c'], ['cursor=c&', null]]) {
                  answers[`/api/scale?${cursor}limit=50`] = () => ({body: {items: [ended], nextCursor: next}});
                }
                const runs = new RunPages({});
                await runs.read();
                for (let i = 0; i < 20; i++) runs.want();
                await runs.read();
                return asked;
                """);

    assertThat(asked)
        .isEqualTo(
            List.of("/api/scale?limit=50", "/api/scale?limit=50", "/api/scale?cursor=b&limit=50"));
  }

  @Test
  void newsOnTheFirstPageIsShownThoughTheSecondOneFailed() {
    Object ids =
        run(
            SERVER
                + """
                const {RunPages} = await import('/js/runs/run-pages.js');
                const first = '/api/scale?limit=50';
                const second = '/api/scale?cursor=b&limit=50';
                const page = (id, nextCursor) => ({body: {items: [{runId: id}], nextCursor}, etag: id});
                answers[first] = () => page('old', 'b');
                answers[second] = () => page('below', null);
                const runs = new RunPages({});
                await runs.read();
                runs.want();
                await runs.read();
                answers[first] = () => page('new', 'b');
                answers[second] = () => ({status: 0});
                await runs.read().catch(() => {});
                answers[first] = () => ({status: 304});
                answers[second] = () => ({status: 304});
                await runs.read();
                return runs.items.map(({runId}) => runId);
                """);

    assertThat(ids).isEqualTo(List.of("new", "below"));
  }

  @Test
  void anOldDateOfTheServerIsForgottenWithTheNextGoodOne() {
    Object off =
        run(
            SERVER
                + """
                const {get, serverNow} = await import('/js/core/api.js');
                const off = () => Math.round((serverNow() - Date.now()) / 60_000);
                answers['/x'] = () => ({body: {}, date: new Date(Date.now() - 3_600_000)});
                await get('/x');
                const before = off();
                answers['/x'] = () => ({body: {}});
                await get('/x');
                return [before, off()];
                """);

    assertThat(off).isEqualTo(List.of(-60, 0));
  }

  @Test
  void aListThatIsCutOffEndsNoCard() {
    Object more =
        run(
            """
            const {Cards} = await import('/js/hub/cards.js');
            const alone = {conversationId: 'alone', createdAt: '2026-01-01T00:00:00Z'};
            const cards = new Cards();
            cards.arrange([alone], true, 0);
            cards.arrange([], false, 90_000);
            const kept = cards.shown.length;
            cards.arrange([], true, 100_000);
            cards.arrange([], true, 200_000);
            return [kept, cards.shown.length];
            """);

    assertThat(more).isEqualTo(List.of(1, 0));
  }

  @Test
  void whatWasBeingWrittenIsForgottenWhenSomethingElseHappens() {
    Object writing =
        run(
            """
            const {BattleLog} = await import('/js/battle/battle-log.js');
            const log = new BattleLog();
            log.takePart({seq: 2, request: 1, offset: 0, text: 'Half an'});
            const before = log.writing.text;
            log.takeEvent({position: 7, type: 'paused', at: '2026-01-01T00:00:00Z'});
            return [before, log.writing === null];
            """);

    assertThat(writing).isEqualTo(List.of("Half an", true));
  }
}
