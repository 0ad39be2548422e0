/** Sends webhooks: signed, within a time, and to no address that is not allowed. */
@NullMarked
package dev.gauntlet.activities.webhook;

import org.jspecify.annotations.NullMarked;
