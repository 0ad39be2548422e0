/** The pages of the browser UI. */
@NullMarked
package dev.gauntlet.web.page;

import org.jspecify.annotations.NullMarked;
