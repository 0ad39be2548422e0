/** The delivery of webhooks: the contract, the workflow, and where they may be sent to. */
@NullMarked
package dev.gauntlet.workflows.webhook;

import org.jspecify.annotations.NullMarked;
