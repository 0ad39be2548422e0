/** Budgets that many battles share. */
@NullMarked
package dev.gauntlet.storage.budget;

import org.jspecify.annotations.NullMarked;
