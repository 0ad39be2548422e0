/** Hosts the deliveries of webhooks. */
@NullMarked
package dev.gauntlet.worker.webhook;

import org.jspecify.annotations.NullMarked;
