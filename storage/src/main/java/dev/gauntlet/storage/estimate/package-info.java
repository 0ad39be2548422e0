/** What earlier battles took, as a ground for what later ones will. */
@NullMarked
package dev.gauntlet.storage.estimate;

import org.jspecify.annotations.NullMarked;
