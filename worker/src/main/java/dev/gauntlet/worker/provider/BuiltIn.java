package dev.gauntlet.worker.provider;

import dev.gauntlet.worker.provider.ProviderProperties.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The providers that are there without a block. */
enum BuiltIn {
  OPENAI(Kind.OPENAI, "https://api.openai.com/v1"),
  OPENROUTER(Kind.OPENAI, "https://openrouter.ai/api/v1"),
  ANTHROPIC(Kind.ANTHROPIC, "https://api.anthropic.com/v1");

  private final Kind kind;
  private final String url;

  BuiltIn(Kind kind, String url) {
    this.kind = kind;
    this.url = url;
  }

  static Optional<BuiltIn> named(String provider) {
    return Arrays.stream(values()).filter(known -> known.provider().equals(provider)).findFirst();
  }

  /** The name that it is known under. */
  String provider() {
    return name().toLowerCase(Locale.ROOT);
  }

  Kind kind() {
    return kind;
  }

  String url() {
    return url;
  }

  /** The variables that its own clients read. */
  String urlVariable() {
    return name() + "_BASE_URL";
  }

  String keyVariable() {
    return name() + "_API_KEY";
  }
}
