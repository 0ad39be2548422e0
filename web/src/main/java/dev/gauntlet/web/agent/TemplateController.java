package dev.gauntlet.web.agent;

import dev.gauntlet.storage.agent.PromptTemplate;
import dev.gauntlet.storage.agent.TemplateQueries;
import dev.gauntlet.storage.agent.TemplateStore;
import dev.gauntlet.storage.agent.Versioned;
import dev.gauntlet.web.body.JsonBody;
import dev.gauntlet.web.list.Page;
import dev.gauntlet.web.start.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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

/** Stored prompt templates over REST. */
@RestController
@RequestMapping(path = "/api/prompt-templates", produces = MediaType.APPLICATION_JSON_VALUE)
final class TemplateController {
  private final Shelf<PromptTemplate, TemplateView> templates;
  private final JsonBody bodies;

  TemplateController(TemplateStore store, TemplateQueries queries, JsonBody bodies) {
    this.templates =
        new Shelf<>(Kind.TEMPLATE, store, queries, TemplateReader::content, TemplateView::of);
    this.bodies = bodies;
  }

  record Rendered(String templateId, int templateVersion, String text) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<TemplateView> create(
      HttpServletRequest request,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key)
      throws IOException {
    IdempotencyKey.check(key);
    return templates.create(bodies.read(request), key);
  }

  @GetMapping
  Page<TemplateView> list(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return templates.list(cursor, limit);
  }

  @GetMapping("/{id}")
  ResponseEntity<TemplateView> one(@PathVariable String id) {
    return templates.one(id);
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<TemplateView> update(
      @PathVariable String id,
      HttpServletRequest request,
      @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch)
      throws IOException {
    int version = IfMatch.version(ifMatch);
    templates.newest(id);
    return templates.update(id, bodies.read(request), version, ifMatch);
  }

  @GetMapping("/{id}/versions")
  Page<TemplateView> versions(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return templates.versions(id, cursor, limit);
  }

  @GetMapping("/{id}/versions/{version}")
  ResponseEntity<TemplateView> one(@PathVariable String id, @PathVariable int version) {
    return templates.one(id, version);
  }

  @PostMapping("/{id}/render")
  Rendered render(@PathVariable String id, HttpServletRequest request) throws IOException {
    Versioned<PromptTemplate> template = templates.newest(id);
    return new Rendered(
        template.id(),
        template.version(),
        TemplateReader.render(bodies.read(request), template.content()));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(
      @PathVariable String id,
      @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
    return templates.delete(id, ifMatch, "agents");
  }
}
