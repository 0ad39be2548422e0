/** What changes while it is looked at: wake-ups, shared questions, tags and long polls. */
@NullMarked
package dev.gauntlet.web.live;

import org.jspecify.annotations.NullMarked;
