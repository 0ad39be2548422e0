/** What the providers that are reached over HTTP share: the exchange, its failures, redaction. */
@NullMarked
package dev.gauntlet.activities.provider.http;

import org.jspecify.annotations.NullMarked;
