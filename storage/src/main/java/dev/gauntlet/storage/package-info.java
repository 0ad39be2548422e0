/** The schema and all SQL, by feature. */
@NullMarked
package dev.gauntlet.storage;

import org.jspecify.annotations.NullMarked;
