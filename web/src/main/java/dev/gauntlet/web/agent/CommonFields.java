package dev.gauntlet.web.agent;

import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.start.SharedFields;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fields that agents and templates have in common. */
final class CommonFields {
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_DESCRIPTION = 10_000;

  private CommonFields() {}

  /** The id of what is to be created, if one is asked for. */
  static Optional<String> id(Fields body) {
    return SharedFields.id(body, "id", LONGEST_ID);
  }

  /** The id of what is changed may be said again, but not changed. */
  static void sameId(Fields body, String id) {
    if (id(body).filter(other -> !other.equals(id)).isPresent()) {
      body.wrong("id", "cannot be changed.");
    }
  }

  static String name(Fields body) {
    return body.requiredText("name", SharedFields.NAME);
  }

  static @Nullable String description(Fields body) {
    return body.text("description", LONGEST_DESCRIPTION).orElse(null);
  }
}
