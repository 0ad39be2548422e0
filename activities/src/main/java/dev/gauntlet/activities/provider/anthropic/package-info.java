/** Anthropic, and every server that is compatible with its messages. */
@NullMarked
package dev.gauntlet.activities.provider.anthropic;

import org.jspecify.annotations.NullMarked;
