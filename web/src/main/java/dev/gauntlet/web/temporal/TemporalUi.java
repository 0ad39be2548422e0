package dev.gauntlet.web.temporal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Addresses in the Temporal Web UI. */
public final class TemporalUi {

  private TemporalUi() {}

  /**
   * The list of workflows, or null when there is no Web UI.
   *
   * @param namespace the address in front of a namespace's workflows, or empty
   */
  public static @Nullable String workflows(String namespace) {
    return namespace.isBlank() ? null : namespace + "/workflows";
  }

  /**
   * A workflow's page, or null when there is no Web UI.
   *
   * @param namespace the address in front of a namespace's workflows, or empty
   */
  public static @Nullable String workflow(String namespace, String workflowId) {
    return namespace.isBlank()
        ? null
        : namespace + "/workflows/" + URLEncoder.encode(workflowId, StandardCharsets.UTF_8);
  }
}
