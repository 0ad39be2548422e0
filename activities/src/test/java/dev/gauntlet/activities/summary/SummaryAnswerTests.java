package dev.gauntlet.activities.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.summary.SummaryAnswer.Read;
import dev.gauntlet.activities.summary.SummaryAnswer.Unread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryAnswerTests {

  @Test
  void theObjectIsFoundInsideOfOtherText() {
    assertThat(
            SummaryAnswer.read(
                """
                ```json
                {"summary": " Good. ", "rationale": "All of them.", "revisedPrompt": "Be {kind}."}
                ```\
                """))
        .isEqualTo(new Read("Good.", "All of them.", "Be {kind}."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"summary\":\"Good.\"}",
        "{\"summary\":\"Good.\",\"rationale\":null,\"revisedPrompt\":null}",
        "{\"summary\":\"Good.\",\"rationale\":[],\"revisedPrompt\":\"  \"}"
      })
  void whatCanBeDoneWithoutMayBeMissing(String answer) {
    assertThat(SummaryAnswer.read(answer)).isEqualTo(new Read("Good.", "", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "It is good.",
        "}{",
        "{\"summary\":",
        "{\"summary\":\"\"}",
        "{\"summary\":{\"text\":\"Good.\"}}",
        "{\"report\":\"Good.\"}"
      })
  void withoutASummaryItCannotBeRead(String answer) {
    assertThat(SummaryAnswer.read(answer)).isInstanceOf(Unread.class);
  }

  @Test
  void whatPostgresqlCannotKeepIsReplaced() {
    assertThat(SummaryAnswer.read("{\"summary\":\"a\\u0000b\"}"))
        .isEqualTo(new Read("a\uFFFDb", "", null));
  }
}
