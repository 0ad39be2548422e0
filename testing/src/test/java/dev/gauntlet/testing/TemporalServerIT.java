package dev.gauntlet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import org.junit.jupiter.api.Test;

class TemporalServerIT {

  @Test
  void answersForTheDefaultNamespace() {
    var namespace =
        TemporalServer.shared()
            .stubs()
            .blockingStub()
            .describeNamespace(
                DescribeNamespaceRequest.newBuilder().setNamespace("default").build());

    assertThat(namespace.getNamespaceInfo().getName()).isEqualTo("default");
  }
}
