/** Subscriptions of webhooks, and what is to be delivered to them. */
@NullMarked
package dev.gauntlet.storage.webhook;

import org.jspecify.annotations.NullMarked;
