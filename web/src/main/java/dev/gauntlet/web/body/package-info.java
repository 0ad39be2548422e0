/** Bodies of requests and answers: every wrong field at once, money as decimal USD. */
@NullMarked
package dev.gauntlet.web.body;

import org.jspecify.annotations.NullMarked;
