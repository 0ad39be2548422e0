/** Battles over REST: start, status, messages, events, intents. */
@NullMarked
package dev.gauntlet.web.battle;

import org.jspecify.annotations.NullMarked;
