/** Reads request bodies so that every wrong field is reported at once. */
@NullMarked
package dev.gauntlet.web.body;

import org.jspecify.annotations.NullMarked;
