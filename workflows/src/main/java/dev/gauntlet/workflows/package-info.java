/** What every workflow shares: task queues, failure types, usage. */
@NullMarked
package dev.gauntlet.workflows;

import org.jspecify.annotations.NullMarked;
