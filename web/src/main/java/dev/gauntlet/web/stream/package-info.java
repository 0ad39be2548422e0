/** What happens, as it happens: server-sent events of battles and runs. */
@NullMarked
package dev.gauntlet.web.stream;

import org.jspecify.annotations.NullMarked;
