/** Full text over messages, with snippets that are plain text. */
@NullMarked
package dev.gauntlet.web.search;

import org.jspecify.annotations.NullMarked;
