package dev.gauntlet.worker.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.gauntlet.activities.webhook.DeliveryActivitiesImpl;
import dev.gauntlet.activities.webhook.WebhookClient;
import dev.gauntlet.storage.webhook.DeliveryAttempts;
import dev.gauntlet.storage.webhook.DeliveryQueries;
import dev.gauntlet.storage.webhook.DeliveryRow;
import dev.gauntlet.storage.webhook.DeliverySweep;
import dev.gauntlet.storage.webhook.NewWebhook;
import dev.gauntlet.storage.webhook.Outbox;
import dev.gauntlet.storage.webhook.Webhooks;
import dev.gauntlet.testing.ProviderServer;
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import dev.gauntlet.testing.TestDatabase;
import dev.gauntlet.workflows.Payloads;
import dev.gauntlet.workflows.TaskQueues;
import dev.gauntlet.workflows.webhook.DeliveryState;
import dev.gauntlet.workflows.webhook.WebhookDeliveries;
import dev.gauntlet.workflows.webhook.WebhookDeliveryWorkflowImpl;
import dev.gauntlet.workflows.webhook.WebhookEvent;
import dev.gauntlet.workflows.webhook.WebhookTargets;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.InProcessTestServer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries on a Temporal server in real time, to a receiver that listens. */
class DeliverySweeperIT {
  private static final SweepProperties PROPERTIES =
      new SweepProperties(Duration.ofSeconds(1), Duration.ofMinutes(1), 200);
  private static final Reply OK = Reply.status(200, "ok");
  private static final Reply BROKEN = Reply.status(500, "oh");

  private final InProcessTestServer server = TestServer.createServer(true);
  private final WorkflowServiceStubs stubs =
      WorkflowServiceStubs.newServiceStubs(
          WorkflowServiceStubsOptions.newBuilder().setChannel(server.getChannel()).build());
  private final WorkflowClient client =
      WorkflowClient.newInstance(
          stubs, WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build());
  private final HikariDataSource database = database();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final DeliveryAttempts attempts = new DeliveryAttempts(jdbc);
  private final WebhookClient sender =
      new WebhookClient(new WebhookTargets(List.of("127.0.0.1")), Duration.ofSeconds(5));
  private final ProviderServer receiver = ProviderServer.start(request -> OK);
  private final WorkerFactory workers = WorkerFactory.newInstance(client);

  DeliverySweeperIT() {
    Worker worker = workers.newWorker(TaskQueues.WEBHOOKS);
    worker.registerWorkflowImplementationTypes(WebhookDeliveryWorkflowImpl.class);
    worker.registerActivitiesImplementations(
        new DeliveryActivitiesImpl(attempts, sender, Optional.empty(), InstantSource.system()));
    workers.start();
    new Webhooks(jdbc)
        .add(
            new NewWebhook(
                "hook",
                receiver.baseUrl(),
                List.of(WebhookEvent.BATTLE_ENDED),
                false,
                true,
                "a secret of 16 characters"),
            100);
  }

  private static HikariDataSource database() {
    TestDatabase database = TestDatabase.create();
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(database.jdbcUrl());
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    Flyway.configure().dataSource(pool).load().migrate();
    return pool;
  }

  @AfterEach
  void close() throws IOException {
    workers.shutdownNow();
    workers.awaitTermination(5, TimeUnit.SECONDS);
    stubs.shutdownNow();
    server.close();
    sender.close();
    receiver.close();
    database.close();
  }

  private String write() {
    return new Outbox(jdbc, "").ping("hook").getFirst();
  }

  /** Looks after deliveries once, as a worker that has just started. */
  private void sweep() {
    OpenDeliveries deliveries = new OpenDeliveries(client, new DeliverySweep(jdbc), attempts, 10);
    new Sweeper<>(client, deliveries, PROPERTIES).run();
  }

  private DeliveryRow row(String id) {
    return new DeliveryQueries(jdbc).find(id).orElseThrow();
  }

  private void awaitAttempts(String id, int count) {
    await().atMost(Duration.ofSeconds(30)).until(() -> row(id).attempts() >= count);
  }

  private void awaitClosed(String id) {
    client.newUntypedWorkflowStub(WebhookDeliveries.id(id)).getResult(DeliveryState.class);
  }

  private List<String> received() {
    return receiver.requests().stream()
        .map(request -> request.header("X-Gauntlet-Delivery").orElse(""))
        .toList();
  }

  @Test
  void whatWasWrittenIsDelivered() {
    String id = write();

    sweep();

    awaitAttempts(id, 1);
    assertThat(row(id).state()).isEqualTo(DeliveryState.DELIVERED);
    sweep();
    awaitClosed(id);
    assertThat(received()).containsExactly(id);
  }

  @Test
  void whatALostWorkerHadTakenOnIsDeliveredByTheNext() {
    String id = write();
    new DeliverySweep(jdbc).claim(Instant.EPOCH, 200, 10);

    sweep();

    awaitAttempts(id, 1);
    assertThat(received()).containsExactly(id);
  }

  @Test
  void whatAForgetfulTemporalWaitedForIsTakenUpAgainAndIsNotSentTooSoon() {
    receiver.script(BROKEN);
    String id = write();
    sweep();
    awaitAttempts(id, 1);
    client.newUntypedWorkflowStub(WebhookDeliveries.id(id)).terminate("forgotten");
    jdbc.sql("update deliveries set id = 'forgotten', next_attempt_at = now() + interval '3 s'")
        .update();
    Instant due = Objects.requireNonNull(row("forgotten").nextAttemptAt());

    sweep();

    awaitAttempts("forgotten", 2);
    assertThat(row("forgotten").state()).isEqualTo(DeliveryState.DELIVERED);
    ReceivedRequest second = receiver.requests().get(1);
    assertThat(second.at()).isAfter(due.minusSeconds(2));
  }

  @Test
  void whatWasClosedFromOutsideHasFailed() {
    receiver.script(BROKEN);
    String id = write();
    sweep();
    awaitAttempts(id, 1);

    client.newUntypedWorkflowStub(WebhookDeliveries.id(id)).terminate("by an operator");
    sweep();

    assertThat(row(id).state()).isEqualTo(DeliveryState.FAILED);
    assertThat(row(id).problem()).contains("closed from outside");
  }

  @Test
  void whatIsSentAgainOnRequestIsDeliveredUnderTheSameId() {
    String id = write();
    sweep();
    awaitAttempts(id, 1);
    awaitClosed(id);

    attempts.sendAgain(id);
    sweep();

    awaitAttempts(id, 2);
    assertThat(row(id).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(received()).containsExactly(id, id);
  }

  @Test
  void whatWaitsIsSentAtOnceOnRequest() {
    receiver.script(Reply.status(503, Map.of("Retry-After", "3600"), ""));
    String id = write();
    sweep();
    awaitAttempts(id, 1);

    attempts.sendAgain(id);
    sweep();

    awaitAttempts(id, 2);
    assertThat(row(id).state()).isEqualTo(DeliveryState.DELIVERED);
  }
}
