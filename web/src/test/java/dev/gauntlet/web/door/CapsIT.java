package dev.gauntlet.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.run.RunProgress;
import dev.gauntlet.testing.TestDatabase;
import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Bodies;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.WebProcess;
import dev.gauntlet.workflows.battle.Ending;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.RunEnding;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Caps on open jobs over two web processes behind a proxy, which share a database. */
class CapsIT {

  private static final String[] PROPERTIES = {
    "gauntlet.door.trusted-proxies=127.0.0.1", "gauntlet.caps.max-open-jobs=12"
  };
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private static WebProcess one;
  private static WebProcess other;

  /** An address that no other test has. */
  private final String address = "198.51.100." + ADDRESSES.incrementAndGet();

  @BeforeAll
  static void startTwo() {
    TestDatabase database = TestDatabase.create();
    one = WebProcess.start(database, PROPERTIES);
    other = WebProcess.start(database, PROPERTIES);
  }

  @AfterAll
  static void stopBoth() {
    other.close();
    one.close();
  }

  private void clear() {
    jdbc().sql("delete from battles").update();
    jdbc().sql("delete from runs").update();
  }

  private static JdbcClient jdbc() {
    return one.part(JdbcClient.class);
  }

  private Answer start(Rest rest, String patch, String... headers) {
    return rest.post("/api/battles/start", Bodies.start(patch), from(headers));
  }

  private Answer startRun(Rest rest, String patch) {
    return rest.post("/api/scale/start", Bodies.run(patch), from());
  }

  private String[] from(String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "X-Forwarded-For";
    all[1] = address;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return all;
  }

  @Test
  void aFourthJobFromOneAddressIsRefusedWhicheverProcessIsAsked() {
    clear();
    start(one.rest(), "{}").hasStatus(202);
    startRun(other.rest(), "{}").hasStatus(202);
    start(other.rest(), "{}").hasStatus(202);

    for (Answer refused : List.of(start(one.rest(), "{}"), startRun(other.rest(), "{}"))) {
      refused.isProblem(429, "too_many_jobs");
      assertThat(refused.header("Retry-After")).isEqualTo("30");
      assertThat(refused.at("/detail").asString())
          .startsWith("At most 3 battles and runs may be open at a time from one address.");
    }
    assertThat(
            jdbc()
                .sql("select count(*) from battles where run_id is null")
                .query(Long.class)
                .single())
        .isEqualTo(2);
    assertThat(jdbc().sql("select count(*) from runs").query(Long.class).single()).isEqualTo(1);
    one.rest()
        .post("/api/battles/start", Bodies.start("{}"), "X-Forwarded-For", "192.0.2.77")
        .hasStatus(202);
  }

  @RepeatedTest(3)
  void oneOfManyThatRaceForTheLastPlaceIsAccepted() throws Exception {
    clear();
    start(one.rest(), "{}").hasStatus(202);
    start(one.rest(), "{}").hasStatus(202);

    List<Integer> answers =
        atOnce(
            List.of(
                () -> start(one.rest(), "{}").status(),
                () -> start(other.rest(), "{}").status(),
                () -> startRun(one.rest(), "{}").status(),
                () -> startRun(other.rest(), "{}").status()));

    assertThat(answers).containsExactlyInAnyOrder(202, 429, 429, 429);
  }

  @Test
  void aRepeatedStartIsNeitherCountedNorRefused() {
    clear();
    String body = "{\"conversationId\": \"again\"}";
    start(one.rest(), body).hasStatus(202);
    startRun(one.rest(), "{\"runId\": \"again\"}").hasStatus(202);
    start(one.rest(), "{\"goal\": \"x\"}", "Idempotency-Key", "again").hasStatus(202);

    start(other.rest(), body).hasStatus(200);
    startRun(other.rest(), "{\"runId\": \"again\"}").hasStatus(200);
    start(other.rest(), "{\"goal\": \"x\"}", "Idempotency-Key", "again").hasStatus(200);
    start(other.rest(), "{\"conversationId\": \"again\", \"goal\": \"y\"}")
        .isProblem(409, "conversation_exists");
    start(other.rest(), "{}").isProblem(429, "too_many_jobs");
  }

  @Test
  void anEndedJobMakesRoomAndItsAddressIsForgotten() {
    clear();
    start(one.rest(), "{\"conversationId\": \"ends\"}").hasStatus(202);
    startRun(one.rest(), "{\"runId\": \"ends-too\"}").hasStatus(202);
    start(one.rest(), "{}").hasStatus(202);
    Intent intent = new Intent(1, "api", null);
    one.part(BattleProgress.class).end("ends", Ending.of(Wanted.CANCEL, intent));
    one.part(RunProgress.class).end("ends-too", RunEnding.COMPLETED);

    assertThat(
            jdbc()
                .sql(
                    """
                    select admitted_from from battles where id = 'ends'
                    union all select admitted_from from runs where id = 'ends-too'
                    """)
                .query((row, n) -> String.valueOf(row.getString(1)))
                .list())
        .containsExactly("null", "null");
    start(other.rest(), "{}").hasStatus(202);
    start(other.rest(), "{}").hasStatus(202);
    start(other.rest(), "{}").isProblem(429, "too_many_jobs");
  }

  @Test
  void allJobsTogetherAreCappedToo() {
    clear();
    List<Answer> answers =
        IntStream.range(0, 13)
            .mapToObj(n ->
                one.rest()
                    .post(
                        "/api/battles/start",
                        Bodies.start("{}"),
                        "X-Forwarded-For",
                        "203.0.113." + n))
            .toList();

    assertThat(answers.subList(0, 12)).allSatisfy(answer -> answer.hasStatus(202));
    assertThat(answers.getLast().isProblem(429, "too_many_jobs").at("/detail").asString())
        .startsWith("At most 12 battles and runs may be open at a time on this server.");
  }

  @Test
  void aRunThatCannotBeForAnotherReasonHearsOfThat() {
    clear();
    start(one.rest(), "{\"conversationId\": \"taken.2\"}").hasStatus(202);

    startRun(one.rest(), "{\"runId\": \"taken\"}").isProblem(409, "run_exists");
  }

  @Test
  void anAnonymousRunHasTenBattlesAtMost() {
    clear();
    Answer answer = startRun(one.rest(), "{\"runCount\": 11}").isProblem(400, "invalid_request");

    assertThat(answer.at("/errors/0/field").asString()).isEqualTo("runCount");
    assertThat(answer.at("/errors/0/message").asString())
        .isEqualTo("must be between 1 and 10, but is 11.");
  }

  @Test
  void theOwnerBehindNoProxyIsNotCounted() {
    clear();
    for (int job = 0; job < 5; job++) {
      one.rest().post("/api/battles/start", Bodies.start("{}")).hasStatus(202);
    }
    one.rest().post("/api/scale/start", Bodies.run("{\"runCount\": 11}")).hasStatus(202);
  }

  private static List<Integer> atOnce(List<Callable<Integer>> starts) throws Exception {
    CyclicBarrier together = new CyclicBarrier(starts.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          threads.invokeAll(
              starts.stream()
                  .<Callable<Integer>>map(start ->
                      () -> {
                        together.await(10, TimeUnit.SECONDS);
                        return start.call();
                      })
                  .toList());
      for (Future<Integer> answer : answers) {
        answer.get(20, TimeUnit.SECONDS);
      }
      return answers.stream().map(Future::resultNow).toList();
    }
  }
}
