/** What the modules' tests share: real parts that run inside the test's own process. */
@NullMarked
package dev.gauntlet.testing;

import org.jspecify.annotations.NullMarked;
