/**
 * The servers a standalone starts, finds and stops: PostgreSQL, Temporal, and their data directory.
 */
@NullMarked
package dev.gauntlet.standalone.server;

import org.jspecify.annotations.NullMarked;
