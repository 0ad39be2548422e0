package dev.gauntlet.web.agent;

import dev.gauntlet.storage.agent.Agent;
import dev.gauntlet.storage.agent.AgentQueries;
import dev.gauntlet.storage.agent.AgentStore;
import dev.gauntlet.web.body.JsonBody;
import dev.gauntlet.web.list.Page;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.start.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
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
  private final Shelf<Agent, AgentView> agents;
  private final JsonBody bodies;

  AgentController(AgentStore store, AgentQueries queries, AgentReader reader, JsonBody bodies) {
    this.agents = new Shelf<>(Kind.AGENT, store, queries, reader, AgentView::of);
    this.bodies = bodies;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<AgentView> create(
      HttpServletRequest request,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key)
      throws IOException {
    IdempotencyKey.check(key);
    JsonNode body = bodies.read(request);
    return withItsTemplate(() -> agents.create(body, key));
  }

  @GetMapping
  Page<AgentView> list(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return agents.list(cursor, limit);
  }

  @GetMapping("/{id}")
  ResponseEntity<AgentView> one(@PathVariable String id) {
    return agents.one(id);
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<AgentView> update(
      @PathVariable String id,
      HttpServletRequest request,
      @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch)
      throws IOException {
    int version = IfMatch.version(ifMatch);
    agents.newest(id);
    JsonNode body = bodies.read(request);
    return withItsTemplate(() -> agents.update(id, body, version, ifMatch));
  }

  @GetMapping("/{id}/versions")
  Page<AgentView> versions(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return agents.versions(id, cursor, limit);
  }

  @GetMapping("/{id}/versions/{version}")
  ResponseEntity<AgentView> one(@PathVariable String id, @PathVariable int version) {
    return agents.one(id, version);
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(
      @PathVariable String id,
      @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
    return agents.delete(id, ifMatch, "battles or runs");
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
}
