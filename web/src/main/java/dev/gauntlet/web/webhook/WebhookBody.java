package dev.gauntlet.web.webhook;

import dev.gauntlet.storage.webhook.WebhookChange;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.start.WebhookUrl;
import dev.gauntlet.workflows.webhook.WebhookEvent;
import dev.gauntlet.workflows.webhook.WebhookTargets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body that makes or changes a subscription. What is wrong is collected by the fields.
 */
final class WebhookBody {
  private static final String EVENTS = "events";
  private static final String SECRET = "secret";
  private static final int SHORTEST_SECRET = 16;
  private static final int LONGEST_SECRET = 200;
  private static final int LONGEST_WORD = 100;

  private WebhookBody() {}

  /** A subscription has to say where, and of what. */
  static WebhookChange readNew(Fields body, WebhookTargets targets) {
    for (String required : List.of(WebhookUrl.URL, EVENTS)) {
      if (!body.has(required)) {
        body.wrong(required, "is missing.");
      }
    }
    return read(body, targets);
  }

  static WebhookChange read(Fields body, WebhookTargets targets) {
    WebhookChange change =
        new WebhookChange(
            WebhookUrl.read(body, WebhookUrl.URL, targets).orElse(null),
            events(body),
            body.flag("battlesOfRuns").orElse(null),
            body.flag("enabled").orElse(null),
            secret(body).orElse(null));
    body.rejectOthers();
    return change;
  }

  private static @Nullable List<WebhookEvent> events(Fields body) {
    if (!body.has(EVENTS)) {
      return null;
    }
    List<String> words = body.texts(EVENTS, 20, LONGEST_WORD, String::isBlank);
    if (words.isEmpty() && !body.isWrong(EVENTS)) {
      body.wrong(EVENTS, "must name at least one of: " + known() + ".");
    }
    List<WebhookEvent> events = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      Optional<WebhookEvent> event =
          WebhookEvent.subscribable().stream().filter(e -> e.word().equals(word)).findFirst();
      event.ifPresent(events::add);
      if (event.isEmpty()) {
        body.wrong(EVENTS + "[" + i + "]", "must be one of: " + known() + ".");
      }
    }
    return events;
  }

  private static String known() {
    return WebhookEvent.subscribable().stream()
        .map(WebhookEvent::word)
        .collect(Collectors.joining(", "));
  }

  /** No message repeats it. */
  private static Optional<String> secret(Fields body) {
    Optional<String> secret = body.text(SECRET, LONGEST_SECRET);
    secret
        .filter(text -> text.length() < SHORTEST_SECRET)
        .ifPresent(text ->
            body.wrong(
                SECRET,
                "must have at least %d characters, but has %d."
                    .formatted(SHORTEST_SECRET, text.length())));
    return secret;
  }
}
