package dev.gauntlet.activities.provider;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it hears. */
public record Heard(List<String> parts) implements AnswerListener {

  /** Nothing yet. */
  public Heard() {
    this(new CopyOnWriteArrayList<>());
  }

  @Override
  public boolean listens() {
    return true;
  }

  @Override
  public void heard(String more) {
    parts.add(more);
  }
}
