/** A provider that plays all parts of a battle offline and the same for the same seed. */
@NullMarked
package dev.gauntlet.activities.provider.simulated;

import org.jspecify.annotations.NullMarked;
