/** Erasure: what was asked and said is gone at once; ids, counts, costs and times stay. */
@NullMarked
package dev.gauntlet.storage.erasure;

import org.jspecify.annotations.NullMarked;
