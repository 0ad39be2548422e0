/** OpenAI, and every server that is compatible with its chat completions. */
@NullMarked
package dev.gauntlet.activities.provider.openai;

import org.jspecify.annotations.NullMarked;
