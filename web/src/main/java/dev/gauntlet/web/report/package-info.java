/** A run's report as JSON, as a page, as a PDF and as a table. */
@NullMarked
package dev.gauntlet.web.report;

import org.jspecify.annotations.NullMarked;
