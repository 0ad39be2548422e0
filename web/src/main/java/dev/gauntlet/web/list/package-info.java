/** Lists that are read page by page, behind a cursor. */
@NullMarked
package dev.gauntlet.web.list;

import org.jspecify.annotations.NullMarked;
