/** What a model writes about a run: a sample of its conversations, the question, and the answer. */
@NullMarked
package dev.gauntlet.activities.summary;

import org.jspecify.annotations.NullMarked;
