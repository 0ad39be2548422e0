/** REST and the browser UI. */
@NullMarked
package dev.gauntlet.web;

import org.jspecify.annotations.NullMarked;
