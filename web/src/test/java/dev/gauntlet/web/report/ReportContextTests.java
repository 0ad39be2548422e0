package dev.gauntlet.web.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReportContextTests {

  @Test
  void linksToABattle() {
    assertThat(new ReportContext("https://gauntlet.example/ui/").battle("a-1"))
        .isEqualTo("https://gauntlet.example/ui/battles/a-1");
    assertThat(new ReportContext("").battle("../x y")).isEqualTo("/battles/..%2Fx+y");
  }

  @Test
  void takesNoAddressThatRuns() {
    assertThatThrownBy(() -> new ReportContext("javascript:alert(1)//"))
        .hasMessageContaining("must start with http:// or https://");
  }
}
