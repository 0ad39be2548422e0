package dev.gauntlet.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.testing.Requirement;
import dev.gauntlet.testing.TestDatabase;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevServerIT {

  @TempDir private Path folder;

  @Test
  void servesItsNamespaceAndItsWebUi() throws Exception {
    Path command = Requirement.temporalCommand();
    try (DataDirectory directory = DataDirectory.take(folder);
        DevServer server = DevServer.start(directory, command, "battles")) {
      WorkflowClient client = client(server);
      client.newUntypedWorkflowStub("Echo", options("one")).start("hello");

      assertThat(client.newUntypedWorkflowStub("one").describe().getExecution().getWorkflowId())
          .isEqualTo("one");
      assertThat(status(server.ui())).isEqualTo(200);
    }
    assertThat(running(command)).isEmpty();
  }

  @Test
  void keepsItsPortsAndItsWorkflowsOverARestart() {
    Path command = Requirement.temporalCommand();
    try (DataDirectory directory = DataDirectory.take(folder)) {
      URI ui;
      try (DevServer server = DevServer.start(directory, command, "battles")) {
        client(server).newUntypedWorkflowStub("Echo", options("one")).start("hello");
        ui = server.ui();
      }
      try (DevServer server = DevServer.start(directory, command, "battles")) {
        assertThat(server.ui()).isEqualTo(ui);
        assertThat(client(server).newUntypedWorkflowStub("one").describe().getWorkflowType())
            .isEqualTo("Echo");
      }
    }
  }

  @Test
  void stopsTheServerOfAKilledProcess() throws Exception {
    Path command = Requirement.temporalCommand();
    TestDatabase database = TestDatabase.create();
    try (ChildJvm child =
        ChildJvm.start(
            folder,
            Map.of(
                "GAUNTLET_TEMPORAL_TARGET",
                "dev-server",
                "PATH",
                command.getParent() + File.pathSeparator + System.getenv("PATH"),
                "GAUNTLET_DB_URL",
                database.jdbcUrl(),
                "GAUNTLET_DB_USER",
                database.user()))) {
      child.awaitReady();
      child.kill();
    }
    List<ProcessHandle> orphans = running(command);
    assertThat(orphans).hasSize(1);

    try (DataDirectory directory = DataDirectory.take(folder);
        DevServer server = DevServer.start(directory, command, "default")) {
      assertThat(orphans).noneMatch(ProcessHandle::isAlive);
      assertThat(running(command)).extracting(ProcessHandle::pid).containsExactly(server.pid());
    }
  }

  @Test
  void showsTheLogOfAServerThatDoesNotStart() throws IOException {
    Path command =
        Files.writeString(
            Files.createFile(
                folder.resolve("temporal"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))),
            """
            #!/bin/sh
            echo no space left on device
            exit 3
            """);
    try (DataDirectory directory = DataDirectory.take(folder.resolve("data"))) {
      assertThatThrownBy(() -> DevServer.start(directory, command, "default"))
          .isInstanceOf(StartupException.class)
          .hasMessageContaining("ended with status 3")
          .hasMessageContaining("no space left on device")
          .hasMessageContaining("GAUNTLET_TEMPORAL_TARGET=embedded");
    }
  }

  private List<ProcessHandle> running(Path command) {
    return new Leftovers(
            Set.of(command.getFileName().toString()), folder.resolve("temporal/temporal.db"))
        .find();
  }

  private static WorkflowClient client(DevServer server) {
    return WorkflowClient.newInstance(
        server.stubs(), WorkflowClientOptions.newBuilder().setNamespace("battles").build());
  }

  private static WorkflowOptions options(String id) {
    return WorkflowOptions.newBuilder().setTaskQueue("nobody").setWorkflowId(id).build();
  }

  private static int status(URI address) throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      return client
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}
