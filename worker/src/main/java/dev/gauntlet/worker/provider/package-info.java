/** Which providers are configured, from properties and the environment. */
@NullMarked
package dev.gauntlet.worker.provider;

import org.jspecify.annotations.NullMarked;
