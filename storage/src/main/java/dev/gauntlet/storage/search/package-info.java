/** Looks for words in what was said. */
@NullMarked
package dev.gauntlet.storage.search;

import org.jspecify.annotations.NullMarked;
