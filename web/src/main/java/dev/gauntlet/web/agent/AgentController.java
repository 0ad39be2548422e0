package dev.gauntlet.web.agent;

import dev.gauntlet.storage.agent.Agent;
import dev.gauntlet.storage.agent.AgentQueries;
import dev.gauntlet.storage.agent.AgentStore;
import dev.gauntlet.storage.agent.Creation;
import dev.gauntlet.storage.agent.Creation.Outcome;
import dev.gauntlet.storage.agent.Removal;
import dev.gauntlet.storage.agent.Versioned;
import dev.gauntlet.web.body.JsonBody;
import dev.gauntlet.web.list.Page;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.start.Fingerprint;
import dev.gauntlet.web.start.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
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

/** Stored agents over REST. */
@RestController
@RequestMapping(path = "/api/agents", produces = MediaType.APPLICATION_JSON_VALUE)
final class AgentController {
  private final AgentStore store;
  private final AgentQueries queries;
  private final AgentReader reader;
  private final JsonBody bodies;

  AgentController(AgentStore store, AgentQueries queries, AgentReader reader, JsonBody bodies) {
    this.store = store;
    this.queries = queries;
    this.reader = reader;
    this.bodies = bodies;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<AgentView> create(
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
    AgentReader.New created = reader.read(body);
    Creation<Agent> creation = new Creation<>(created.id(), created.agent(), asSent, key);
    return switch (withItsTemplate(() -> store.create(creation))) {
      case Outcome.Created stored -> created(newest(created.id()));
      case Outcome.Repeated repeated -> answer(newest(repeated.id()));
      case Outcome.IdTaken taken -> throw Kind.AGENT.exists(created.id());
      case Outcome.KeyReused reused -> throw IdempotencyKey.reused();
    };
  }

  @GetMapping
  Page<AgentView> list(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return Pages.newest(cursor, limit, queries::list).map(AgentView::of);
  }

  @GetMapping("/{id}")
  ResponseEntity<AgentView> one(@PathVariable String id) {
    return answer(newest(id));
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<AgentView> update(
      @PathVariable String id,
      HttpServletRequest request,
      @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch)
      throws IOException {
    int version = IfMatch.version(ifMatch);
    newest(id);
    Agent agent = reader.readChange(bodies.read(request), id);
    return switch (withItsTemplate(() -> store.revise(id, version, agent))) {
      case STORED -> answer(version(id, version + 1));
      case STALE -> throw IfMatch.stale(ifMatch, newest(id).version());
      case NOT_THERE -> throw Kind.AGENT.notThere(id);
    };
  }

  @GetMapping("/{id}/versions")
  Page<AgentView> versions(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    newest(id);
    return Pages.versions(cursor, limit, (below, most) -> queries.versions(id, below, most))
        .map(AgentView::of);
  }

  @GetMapping("/{id}/versions/{version}")
  ResponseEntity<AgentView> one(@PathVariable String id, @PathVariable int version) {
    newest(id);
    return answer(version(id, version));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(
      @PathVariable String id,
      @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
    Integer version = ifMatch == null ? null : Integer.valueOf(IfMatch.version(ifMatch));
    return switch (store.remove(id, version)) {
      case Removal.Removed removed -> ResponseEntity.noContent().build();
      case Removal.NotThere missing -> throw Kind.AGENT.notThere(id);
      case Removal.Stale stale -> throw IfMatch.stale(ifMatch, stale.newest());
      case Removal.InUse use -> throw Kind.AGENT.inUse(id, use, "battles or runs");
    };
  }

  private Versioned<Agent> newest(String id) {
    return queries.find(id).orElseThrow(() -> Kind.AGENT.notThere(id));
  }

  private Versioned<Agent> version(String id, int version) {
    return queries.find(id, version).orElseThrow(() -> Kind.AGENT.versionNotThere(id, version));
  }

  /** A template may be deleted between the moment it was read and the one its agent is stored. */
  private static <T> T withItsTemplate(Supplier<T> write) {
    try {
      return write.get();
    } catch (DataIntegrityViolationException gone) {
      String message = "was deleted just now.";
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          "invalid_request",
          "templateId " + message,
          List.of(new FieldError("templateId", message)));
    }
  }

  private static ResponseEntity<AgentView> created(Versioned<Agent> agent) {
    return ResponseEntity.created(URI.create(Kind.AGENT.address(agent.id())))
        .eTag(IfMatch.etag(agent.version()))
        .body(AgentView.of(agent));
  }

  private static ResponseEntity<AgentView> answer(Versioned<Agent> agent) {
    return ResponseEntity.ok().eTag(IfMatch.etag(agent.version())).body(AgentView.of(agent));
  }
}
