package dev.gauntlet.web.page;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The entry points of the API. */
@RestController
final class EntryController {

  record Entry(String name, Links links) {}

  record Links(
      String start,
      String battles,
      String startRun,
      String runs,
      String agents,
      String promptTemplates,
      String estimate,
      String providers,
      String webhooks,
      String health) {}

  @GetMapping("/api")
  Entry entry() {
    return new Entry(
        "gauntlet",
        new Links(
            "/api/battles/start",
            "/api/battles",
            "/api/scale/start",
            "/api/scale",
            "/api/agents",
            "/api/prompt-templates",
            "/api/estimate",
            "/api/providers",
            "/api/webhooks",
            "/actuator/health"));
  }
}
