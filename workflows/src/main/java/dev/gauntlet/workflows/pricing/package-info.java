/** What tokens cost: pure arithmetic over whole micro-USD. */
@NullMarked
package dev.gauntlet.workflows.pricing;

import org.jspecify.annotations.NullMarked;
