package dev.gauntlet.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTests {

  /** The example of GitHub's documentation of its webhooks, which are signed in the same way. */
  @Test
  void isTheOneThatReceiversCompute() {
    assertThat(Signature.of("Hello, World!", "It's a Secret to Everybody"))
        .isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }
}
