/** Whether battles can make progress, and what to do when they cannot. */
@NullMarked
package dev.gauntlet.web.health;

import org.jspecify.annotations.NullMarked;
