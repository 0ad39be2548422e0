/** What a start asks for, of a battle or of the battles of a run, and whether it can be played. */
@NullMarked
package dev.gauntlet.web.start;

import org.jspecify.annotations.NullMarked;
