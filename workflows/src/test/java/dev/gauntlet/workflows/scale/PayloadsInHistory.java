package dev.gauntlet.workflows.scale;

import com.google.protobuf.Message;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Every value that a history carries: inputs, results, markers, memos, summaries. */
final class PayloadsInHistory {
  private static final Pattern FIELD = Pattern.compile("\"([a-zA-Z]+)\":");

  private final List<String> texts = new ArrayList<>();

  PayloadsInHistory(WorkflowExecutionHistory history) {
    history.getEvents().forEach(this::collect);
  }

  int largest() {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  /** The names of all fields of all values. */
  Set<String> fields() {
    Set<String> names = new TreeSet<>();
    texts.forEach(
        text -> FIELD.matcher(text).results().forEach(field -> names.add(field.group(1))));
    return names;
  }

  private void collect(Object value) {
    switch (value) {
      case Payload payload -> texts.add(payload.getData().toStringUtf8());
      case Message message -> collect(message.getAllFields().values());
      case Collection<?> values -> values.forEach(this::collect);
      default -> {}
    }
  }
}
