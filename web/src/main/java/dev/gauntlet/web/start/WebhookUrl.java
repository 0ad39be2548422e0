package dev.gauntlet.web.start;

import dev.gauntlet.web.body.Fields;
import dev.gauntlet.workflows.webhook.WebhookTargets;
import java.util.Optional;

/** Reads an address that webhooks are to be sent to. */
public final class WebhookUrl {

  /** The field of a subscription. */
  public static final String URL = "url";

  /** The field of a start. */
  public static final String OF_START = "webhookUrl";

  private static final int LONGEST_THAT_IS_READ = 100_000;

  private WebhookUrl() {}

  /** The address in a start, as it stands there: whether it is allowed is checked later. */
  public static Optional<String> ofStart(Fields body) {
    return body.text(OF_START, LONGEST_THAT_IS_READ);
  }

  /** The address, if there is one; what is wrong with it is reported at its field. */
  public static Optional<String> read(Fields body, String name, WebhookTargets targets) {
    Optional<String> url = body.text(name, LONGEST_THAT_IS_READ);
    Optional<String> fault = url.flatMap(targets::fault);
    fault.ifPresent(message -> body.wrong(name, message));
    return fault.isPresent() ? Optional.empty() : url;
  }
}
