/** How the web reaches Temporal: it starts, signals and queries workflows. */
@NullMarked
package dev.gauntlet.web.temporal;

import org.jspecify.annotations.NullMarked;
