/** Erasure over REST: what was asked and said is gone, the numbers stay. */
@NullMarked
package dev.gauntlet.web.erasure;

import org.jspecify.annotations.NullMarked;
