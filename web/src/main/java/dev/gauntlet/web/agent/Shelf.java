package dev.gauntlet.web.agent;

import dev.gauntlet.storage.agent.Creation;
import dev.gauntlet.storage.agent.Creation.Outcome;
import dev.gauntlet.storage.agent.Removal;
import dev.gauntlet.storage.agent.Versioned;
import dev.gauntlet.storage.agent.VersionedQueries;
import dev.gauntlet.storage.agent.VersionedStore;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.list.Page;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.start.DrawnId;
import dev.gauntlet.web.start.Fingerprint;
import dev.gauntlet.web.start.IdempotencyKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/**
 * What is stored in versions, over REST: what agents and templates have in common.
 *
 * @param <T> what a version says
 * @param <V> a version in the API's words
 */
final class Shelf<T, V> {
  private final Kind kind;
  private final VersionedStore<T> store;
  private final VersionedQueries<T> queries;
  private final ContentReader<T> reader;
  private final Function<Versioned<T>, V> view;

  Shelf(
      Kind kind,
      VersionedStore<T> store,
      VersionedQueries<T> queries,
      ContentReader<T> reader,
      Function<Versioned<T>, V> view) {
    this.kind = kind;
    this.store = store;
    this.queries = queries;
    this.reader = reader;
    this.view = view;
  }

  ResponseEntity<V> create(JsonNode json, @Nullable String key) {
    byte[] asSent = Fingerprint.asSent(json);
    Optional<String> before =
        Optional.ofNullable(key).flatMap(given -> store.createdBefore(given, asSent));
    if (before.isPresent()) {
      return one(before.get());
    }
    List<FieldError> errors = new ArrayList<>();
    Fields body = Fields.of(json, errors);
    String id = CommonFields.id(body).orElseGet(DrawnId::next);
    T content = reader.read(body, errors);
    return switch (store.create(new Creation<>(id, content, asSent, key))) {
      case Outcome.Created created -> {
        Versioned<T> stored = newest(id);
        yield ResponseEntity.created(URI.create(kind.address(id)))
            .eTag(IfMatch.etag(stored.version()))
            .body(view.apply(stored));
      }
      case Outcome.Repeated repeated -> one(repeated.id());
      case Outcome.IdTaken taken -> throw kind.exists(id);
      case Outcome.KeyReused reused -> throw IdempotencyKey.reused();
    };
  }

  Page<V> list(@Nullable String cursor, int limit) {
    return Pages.newest(cursor, limit, queries::list).map(view);
  }

  ResponseEntity<V> one(String id) {
    return answer(newest(id));
  }

  /**
   * Stores another version.
   *
   * @param json what it is to say
   * @param following the version that it is to follow
   * @param ifMatch the header that said so
   */
  ResponseEntity<V> update(String id, JsonNode json, int following, @Nullable String ifMatch) {
    List<FieldError> errors = new ArrayList<>();
    Fields body = Fields.of(json, errors);
    CommonFields.sameId(body, id);
    T content = reader.read(body, errors);
    return switch (store.revise(id, following, content)) {
      case STORED -> answer(version(id, following + 1));
      case STALE -> throw IfMatch.stale(ifMatch, newest(id).version());
      case NOT_THERE -> throw kind.notThere(id);
    };
  }

  Page<V> versions(String id, @Nullable String cursor, int limit) {
    newest(id);
    return Pages.versions(cursor, limit, (below, most) -> queries.versions(id, below, most))
        .map(view);
  }

  ResponseEntity<V> one(String id, int version) {
    newest(id);
    return answer(version(id, version));
  }

  /**
   * Deletes it.
   *
   * @param referrers what may refer to it, in words
   */
  ResponseEntity<Void> delete(String id, @Nullable String ifMatch, String referrers) {
    Integer version = ifMatch == null ? null : Integer.valueOf(IfMatch.version(ifMatch));
    return switch (store.remove(id, version)) {
      case Removal.Removed removed -> ResponseEntity.noContent().build();
      case Removal.NotThere missing -> throw kind.notThere(id);
      case Removal.Stale stale -> throw IfMatch.stale(ifMatch, stale.newest());
      case Removal.InUse use -> throw kind.inUse(id, use, referrers);
    };
  }

  Versioned<T> newest(String id) {
    return queries.find(id).orElseThrow(() -> kind.notThere(id));
  }

  private Versioned<T> version(String id, int version) {
    return queries.find(id, version).orElseThrow(() -> kind.versionNotThere(id, version));
  }

  private ResponseEntity<V> answer(Versioned<T> stored) {
    return ResponseEntity.ok().eTag(IfMatch.etag(stored.version())).body(view.apply(stored));
  }
}
