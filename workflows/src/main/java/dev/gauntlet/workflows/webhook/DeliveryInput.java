package dev.gauntlet.workflows.webhook;

/**
 * Which delivery to make.
 *
 * @param deliveryId the delivery
 * @param generation how often it was sent again on request
 */
public record DeliveryInput(String deliveryId, int generation) {}
