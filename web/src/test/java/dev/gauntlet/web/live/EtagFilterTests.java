package dev.gauntlet.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class EtagFilterTests {
  private final EtagFilter filter = new EtagFilter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/battles",
        "/api/battles/b-1",
        "/api/scale/r-1/grid",
        "/api/scale/report-1/battles",
        "/api/battles/export/messages",
        "/api/agents/status/versions"
      })
  void tagsWhatIsReadAgainAndAgain(String path) {
    assertThat(filter.shouldNotFilter(new MockHttpServletRequest("GET", path))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/battles/b-1",
        "/api/stream/b-1",
        "/api/stream/runs/r-1",
        "/api/battles/b-1/status",
        "/api/scale/r-1/status",
        "/api/scale/r-1/report",
        "/api/scale/r-1/report.html",
        "/api/scale/r-1/report.pdf",
        "/api/scale/r-1/export.zip",
        "/api/scale/r-1/export"
      })
  void leavesAloneWhatIsLargeOrHasItsOwn(String path) {
    assertThat(filter.shouldNotFilter(new MockHttpServletRequest("GET", path))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "DELETE", "PUT"})
  void leavesAloneWhatChangesSomething(String method) {
    assertThat(filter.shouldNotFilter(new MockHttpServletRequest(method, "/api/battles"))).isTrue();
  }
}
