/** Texts with variables, and how values are put into them. */
@NullMarked
package dev.gauntlet.web.template;

import org.jspecify.annotations.NullMarked;
