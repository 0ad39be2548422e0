/** Who may come in, and what a browser may do with what it gets. */
@NullMarked
package dev.gauntlet.web.door;

import org.jspecify.annotations.NullMarked;
