/** The worker processes and the providers that they can reach. */
@NullMarked
package dev.gauntlet.storage.worker;

import org.jspecify.annotations.NullMarked;
