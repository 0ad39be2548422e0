/** What a start would take, before it is made. */
@NullMarked
package dev.gauntlet.web.estimate;

import org.jspecify.annotations.NullMarked;
