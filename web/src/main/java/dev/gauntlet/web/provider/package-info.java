/** The configured providers over REST. */
@NullMarked
package dev.gauntlet.web.provider;

import org.jspecify.annotations.NullMarked;
