/** Reports rendered from samples. */
@NullMarked
package dev.gauntlet.web.report;

import org.jspecify.annotations.NullMarked;
