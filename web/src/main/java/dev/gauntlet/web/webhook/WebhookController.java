package dev.gauntlet.web.webhook;

import dev.gauntlet.storage.Place;
import dev.gauntlet.storage.webhook.WebhookRow;
import dev.gauntlet.storage.webhook.Webhooks;
import dev.gauntlet.web.body.JsonBody;
import dev.gauntlet.web.list.ListRequest;
import dev.gauntlet.web.list.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Subscriptions over REST. */
@RestController
@RequestMapping(path = WebhookController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
final class WebhookController {
  static final String PATH = "/api/webhooks";

  private final WebhookSubscriptions subscriptions;
  private final Webhooks webhooks;
  private final JsonBody bodies;

  WebhookController(WebhookSubscriptions subscriptions, Webhooks webhooks, JsonBody bodies) {
    this.subscriptions = subscriptions;
    this.webhooks = webhooks;
    this.bodies = bodies;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<WebhookView> make(HttpServletRequest request) throws IOException {
    WebhookSubscriptions.Made made = subscriptions.make(bodies.read(request));
    WebhookView view = WebhookView.of(made.row(), made.drawnSecret());
    return ResponseEntity.created(URI.create(view.links().self())).body(view);
  }

  @GetMapping
  Page<WebhookView> list(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    Place before = ListRequest.page(cursor, limit);
    Page<WebhookRow> page =
        Page.of(
            webhooks.list(before, Page.lookFor(limit)),
            limit,
            webhook -> new Place(webhook.createdAt(), webhook.id()));
    return page.map(WebhookView::of);
  }

  @GetMapping("/{id}")
  WebhookView one(@PathVariable String id) {
    return WebhookView.of(subscriptions.find(id));
  }

  @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  WebhookView change(@PathVariable String id, HttpServletRequest request) throws IOException {
    return WebhookView.of(subscriptions.change(id, bodies.read(request)));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> remove(@PathVariable String id) {
    if (!webhooks.remove(id)) {
      throw WebhookSubscriptions.noSuchWebhook(id);
    }
    return ResponseEntity.noContent().build();
  }
}
