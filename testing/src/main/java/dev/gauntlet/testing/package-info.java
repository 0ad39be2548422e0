/**
 * What the tests of all modules share: a PostgreSQL, a Temporal server, and what a machine must
 * have.
 */
@NullMarked
package dev.gauntlet.testing;

import org.jspecify.annotations.NullMarked;
