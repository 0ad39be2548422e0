package dev.gauntlet.web.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTextTests {
  private static final int LONGEST = 1_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Hello {{name}}!           | Hello Ana!
          {{ name }}{{name}}        | AnaAna
          {{	name}}               | Ana
          no variable               | no variable
          a } b }} c { d            | a } b }} c { d
          \\{{name}}                | {{name}}
          \\\\{{name}}              | \\Ana
          \\\\\\{{name}}            | \\{{name}}
          C:\\new \\\\ x            | C:\\new \\\\ x
          {"a": "{{name}}"}         | {"a": "Ana"}
          \\{{{name}}               | {{{name}}
          """)
  void putsValuesInPlaceOfVariables(String text, String rendered) {
    assertThat(PromptText.of(text).render(Map.of("name", "Ana"), LONGEST)).contains(rendered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{name}}", "{{other}}", "\\{{name}}", "$1 \\1 \\", "{{", "}}"})
  void leavesAValueAsItIs(String value) {
    PromptText text = PromptText.of("<{{name}}> <{{other}}>");

    assertThat(text.render(Map.of("name", value, "other", "x"), LONGEST))
        .contains("<" + value + "> <x>");
  }

  @Test
  void namesItsVariablesOnceAndInOrder() {
    assertThat(PromptText.of("{{b}} {{a}} \\{{no}} {{b}} {{c-d_1}}").variables())
        .containsExactly("b", "a", "c-d_1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a {{name          | has {{ without }} (line 1); write \\{{ for two braces that are text.
          {{}}              | has {{}}, which is no name (line 1); write \\{{ for two braces that are text.
          {{#if x}}         | has {{#if x}}, which is no name (line 1); write \\{{ for two braces that are text.
          {{{name}}}        | has {{{name}}, which is no name (line 1); write \\{{ for two braces that are text.
          {{a b}}           | has {{a b}}, which is no name (line 1); write \\{{ for two braces that are text.
          {{1st}}           | has {{1st}}, which is no name (line 1); write \\{{ for two braces that are text.
          """)
  void saysWhatIsNoVariable(String text, String fault) {
    assertThat(PromptText.of(text).fault()).contains(fault);
  }

  @Test
  void saysInWhichLineAFaultIs() {
    assertThat(PromptText.of("one {{ok}}\n\nthree {{").fault().orElseThrow()).contains("(line 3)");
    assertThat(PromptText.of("fine {{ok}}").fault()).isEmpty();
  }

  @Test
  void makesNoTextThatIsLongerThanAllowed() {
    PromptText text = PromptText.of("{{a}}{{a}}");

    assertThat(text.render(Map.of("a", "12345"), 10)).contains("1234512345");
    assertThat(text.render(Map.of("a", "123456"), 10)).isEmpty();
  }

  @Test
  void rendersNothingWithoutAValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PromptText.of("{{a}}").render(Map.of(), LONGEST))
        .withMessage("a has no value");
  }
}
