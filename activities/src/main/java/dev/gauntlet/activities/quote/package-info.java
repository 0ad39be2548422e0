/** How models are shown what others wrote, as material without authority. */
@NullMarked
package dev.gauntlet.activities.quote;

import org.jspecify.annotations.NullMarked;
