package dev.gauntlet.web.report;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How reports are rendered.
 *
 * @param fontFolder a folder of .ttf and .otf files with TrueType outlines; what the PDF's own
 *     fonts lack is looked for in them, in the order of their names. Null for none
 */
@ConfigurationProperties("gauntlet.report")
record ReportProperties(@Nullable Path fontFolder) {}
