/** Webhooks over REST: subscriptions, and what was delivered to them. */
@NullMarked
package dev.gauntlet.web.webhook;

import org.jspecify.annotations.NullMarked;
