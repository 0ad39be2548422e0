/** Battles: what was ordered, what people want of them, what was said and how they ended. */
@NullMarked
package dev.gauntlet.storage.battle;

import org.jspecify.annotations.NullMarked;
