/** Errors as problem documents (RFC 9457), with a stable code and every wrong field. */
@NullMarked
package dev.gauntlet.web.problem;

import org.jspecify.annotations.NullMarked;
