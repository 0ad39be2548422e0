/** The journal: every LLM call, paid once. */
@NullMarked
package dev.gauntlet.storage.journal;

import org.jspecify.annotations.NullMarked;
