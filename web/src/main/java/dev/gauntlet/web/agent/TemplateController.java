package dev.gauntlet.web.agent;

import dev.gauntlet.storage.agent.Creation;
import dev.gauntlet.storage.agent.Creation.Outcome;
import dev.gauntlet.storage.agent.PromptTemplate;
import dev.gauntlet.storage.agent.Removal;
import dev.gauntlet.storage.agent.TemplateQueries;
import dev.gauntlet.storage.agent.TemplateStore;
import dev.gauntlet.storage.agent.Versioned;
import dev.gauntlet.web.body.JsonBody;
import dev.gauntlet.web.list.Page;
import dev.gauntlet.web.start.Fingerprint;
import dev.gauntlet.web.start.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Stored prompt templates over REST. */
@RestController
@RequestMapping(path = "/api/prompt-templates", produces = MediaType.APPLICATION_JSON_VALUE)
final class TemplateController {
  private final TemplateStore store;
  private final TemplateQueries queries;
  private final JsonBody bodies;

  TemplateController(TemplateStore store, TemplateQueries queries, JsonBody bodies) {
    this.store = store;
    this.queries = queries;
    this.bodies = bodies;
  }

  record Rendered(String templateId, int templateVersion, String text) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<TemplateView> create(
      HttpServletRequest request,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key)
      throws IOException {
    IdempotencyKey.check(key);
    JsonNode body = bodies.read(request);
    byte[] asSent = Fingerprint.asSent(body);
    Optional<String> before =
        Optional.ofNullable(key).flatMap(given -> store.createdBefore(given, asSent));
    if (before.isPresent()) {
      return answer(newest(before.get()));
    }
    TemplateReader.New created = TemplateReader.read(body);
    return switch (store.create(new Creation<>(created.id(), created.template(), asSent, key))) {
      case Outcome.Created stored -> created(newest(created.id()));
      case Outcome.Repeated repeated -> answer(newest(repeated.id()));
      case Outcome.IdTaken taken -> throw Kind.TEMPLATE.exists(created.id());
      case Outcome.KeyReused reused -> throw IdempotencyKey.reused();
    };
  }

  @GetMapping
  Page<TemplateView> list(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return Pages.newest(cursor, limit, queries::list).map(TemplateView::of);
  }

  @GetMapping("/{id}")
  ResponseEntity<TemplateView> one(@PathVariable String id) {
    return answer(newest(id));
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<TemplateView> update(
      @PathVariable String id,
      HttpServletRequest request,
      @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch)
      throws IOException {
    int version = IfMatch.version(ifMatch);
    newest(id);
    PromptTemplate template = TemplateReader.readChange(bodies.read(request), id);
    return switch (store.revise(id, version, template)) {
      case STORED -> answer(version(id, version + 1));
      case STALE -> throw IfMatch.stale(ifMatch, newest(id).version());
      case NOT_THERE -> throw Kind.TEMPLATE.notThere(id);
    };
  }

  @GetMapping("/{id}/versions")
  Page<TemplateView> versions(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    newest(id);
    return Pages.versions(cursor, limit, (below, most) -> queries.versions(id, below, most))
        .map(TemplateView::of);
  }

  @GetMapping("/{id}/versions/{version}")
  ResponseEntity<TemplateView> one(@PathVariable String id, @PathVariable int version) {
    newest(id);
    return answer(version(id, version));
  }

  @PostMapping("/{id}/render")
  Rendered render(@PathVariable String id, HttpServletRequest request) throws IOException {
    Versioned<PromptTemplate> template = newest(id);
    return new Rendered(
        template.id(),
        template.version(),
        TemplateReader.render(bodies.read(request), template.content()));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(
      @PathVariable String id,
      @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
    Integer version = ifMatch == null ? null : Integer.valueOf(IfMatch.version(ifMatch));
    return switch (store.remove(id, version)) {
      case Removal.Removed removed -> ResponseEntity.noContent().build();
      case Removal.NotThere missing -> throw Kind.TEMPLATE.notThere(id);
      case Removal.Stale stale -> throw IfMatch.stale(ifMatch, stale.newest());
      case Removal.InUse use -> throw Kind.TEMPLATE.inUse(id, use, "agents");
    };
  }

  private Versioned<PromptTemplate> newest(String id) {
    return queries.find(id).orElseThrow(() -> Kind.TEMPLATE.notThere(id));
  }

  private Versioned<PromptTemplate> version(String id, int version) {
    return queries.find(id, version).orElseThrow(() -> Kind.TEMPLATE.versionNotThere(id, version));
  }

  private static ResponseEntity<TemplateView> created(Versioned<PromptTemplate> template) {
    return ResponseEntity.created(URI.create(Kind.TEMPLATE.address(template.id())))
        .eTag(IfMatch.etag(template.version()))
        .body(TemplateView.of(template));
  }

  private static ResponseEntity<TemplateView> answer(Versioned<PromptTemplate> template) {
    return ResponseEntity.ok()
        .eTag(IfMatch.etag(template.version()))
        .body(TemplateView.of(template));
  }
}
