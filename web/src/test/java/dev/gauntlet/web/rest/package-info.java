/** What the tests over REST share: a served web, a client, players that do as they are told. */
@NullMarked
package dev.gauntlet.web.rest;

import org.jspecify.annotations.NullMarked;
