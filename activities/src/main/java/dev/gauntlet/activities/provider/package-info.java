/** Model providers: the LLM endpoints that battles are played against. */
@NullMarked
package dev.gauntlet.activities.provider;

import org.jspecify.annotations.NullMarked;
