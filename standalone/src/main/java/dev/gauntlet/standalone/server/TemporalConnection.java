package dev.gauntlet.standalone.server;

import io.temporal.serviceclient.WorkflowServiceStubs;
import java.net.URI;
import java.util.Optional;

/**
 * The Temporal a standalone runs on.
 *
 * @param stubs open until the {@link Servers} close; for a cluster they connect when first used
 * @param namespace exists on the embedded and the dev server; a cluster's is the operator's
 *     business
 * @param mode which kind of server it is
 * @param ui the Web UI, where Gauntlet knows of one
 */
public record TemporalConnection(
    WorkflowServiceStubs stubs, String namespace, TemporalMode mode, Optional<URI> ui) {}
