/** What ran when, for a page that draws it. */
@NullMarked
package dev.gauntlet.web.timeline;

import org.jspecify.annotations.NullMarked;
