/** When a request may be sent to a provider: its rates, its 429s, and whether it is there. */
@NullMarked
package dev.gauntlet.activities.limit;

import org.jspecify.annotations.NullMarked;
