package dev.gauntlet.storage.webhook;

/**
 * A delivery that is not over, as the sweeper sees it.
 *
 * @param id the delivery
 * @param generation how often it was sent again on request
 * @param event the event's word
 * @param due whether it does not wait for its next attempt
 */
public record OpenDelivery(String id, int generation, String event, boolean due) {}
