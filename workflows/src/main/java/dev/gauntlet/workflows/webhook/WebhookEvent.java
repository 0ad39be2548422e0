package dev.gauntlet.workflows.webhook;

import java.util.List;

/** What receivers are told of. */
public enum WebhookEvent {
  /** A battle ended, in whichever way. */
  BATTLE_ENDED("battle.ended"),
  /** A run ended, in whichever way. */
  RUN_ENDED("run.ended"),
  /** A battle goes on with the next entry of a fallback chain. */
  PROVIDER_FALLBACK("provider.fallback"),
  /** A provider says that its quota is used up; at most once an hour for each provider. */
  PROVIDER_QUOTA_EXHAUSTED("provider.quota_exhausted"),
  /** Somebody tries a subscription out; nobody can subscribe to it. */
  PING("ping");

  private final String word;

  WebhookEvent(String word) {
    this.word = word;
  }

  /** The word in the API, the database and the header {@code X-Gauntlet-Event}. */
  public String word() {
    return word;
  }

  /** Those that can be subscribed to. */
  public static List<WebhookEvent> subscribable() {
    return List.of(BATTLE_ENDED, RUN_ENDED, PROVIDER_FALLBACK, PROVIDER_QUOTA_EXHAUSTED);
  }
}
