/** A journaled LLM call: opened, sent once, heartbeating, abortable, stored. */
@NullMarked
package dev.gauntlet.activities.call;

import org.jspecify.annotations.NullMarked;
