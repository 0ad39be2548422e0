package dev.gauntlet.activities.provider;

import dev.gauntlet.workflows.pricing.ModelPrice;

/**
 * A price and who says so.
 *
 * @param price what the model costs
 * @param source the table or configuration it comes from, with its date, to be shown beside a cost
 */
public record ListedPrice(ModelPrice price, String source) {}
