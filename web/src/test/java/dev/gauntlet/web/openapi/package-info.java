/** The OpenAPI document: made from the code and its descriptions, and held against both. */
@NullMarked
package dev.gauntlet.web.openapi;

import org.jspecify.annotations.NullMarked;
