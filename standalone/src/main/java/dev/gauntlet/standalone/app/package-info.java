/** Web and worker together in one process, on servers of its own. */
@NullMarked
package dev.gauntlet.standalone.app;

import org.jspecify.annotations.NullMarked;
