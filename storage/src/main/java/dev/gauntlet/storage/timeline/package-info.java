/** What ran when. */
@NullMarked
package dev.gauntlet.storage.timeline;

import org.jspecify.annotations.NullMarked;
